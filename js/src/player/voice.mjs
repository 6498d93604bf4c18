// The browser's own voice, where it has one; without voices it stays silent and nothing else changes.

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

  #voices() {
    return this.#speech?.getVoices?.() ?? [];
  }

  /** True when this browser can speak at all; some learn their voices only after a while. */
  get available() {
    return this.#voices().length > 0;
  }

  /** Say a sentence; what was being said gives way. */
  say(text) {
    const voices = this.#voices();
    if (!voices.length || !text) return;
    this.#speech.cancel();
    const words = this.#make(text);
    const voice = voices.find((one) => one.lang?.toLowerCase().startsWith(this.#language));
    if (voice) words.voice = voice;
    words.lang = voice?.lang ?? this.#language;
    words.onerror = () => {}; // a voice that fails must not stop a routine
    this.#speech.speak(words);
  }

  stop() {
    this.#speech?.cancel?.();
  }
}
