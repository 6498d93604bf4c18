// This computer's own voice, where it has one; without voices it stays silent and nothing else changes.

export class Voice {
  #speech;
  #make;
  #language;

  /**
   * @param {SpeechSynthesis|undefined} speech window.speechSynthesis
   * @param {(text: string) => SpeechSynthesisUtterance} make
   * @param {string} language such as "en"
   */
  constructor(speech, make, language) {
    this.#speech = speech;
    this.#make = make;
    this.#language = language;
  }

  /** The voices that live here. The others send what they are to say to a server. */
  #voices() {
    try {
      return [...(this.#speech?.getVoices?.() ?? [])].filter((one) => one.localService !== false);
    } catch {
      return [];
    }
  }

  /** True when this browser can speak at all; some learn their voices only after a while. */
  get available() {
    return this.#voices().length > 0;
  }

  /** Say a sentence; what was being said gives way. A voice that fails must not stop a routine. */
  say(text) {
    const voices = this.#voices();
    if (!voices.length || !text) return;
    const fitting = voices.find((one) => one.lang?.toLowerCase().startsWith(this.#language));
    try {
      this.stop();
      const words = this.#make(text);
      words.voice = fitting ?? voices.find((one) => one.default) ?? voices[0]; // never the browser's own choice
      words.lang = fitting?.lang ?? this.#language;
      words.onerror = () => {};
      this.#speech.speak(words);
    } catch {
      // Nothing is said; the words stand on the page.
    }
  }

  stop() {
    try {
      this.#speech?.cancel?.();
    } catch {
      // As above.
    }
  }
}
