// Answers on their way to the kernel: kept until it acknowledges them, and offered again with the next one.
import { localIso, uuid } from "./time_id.mjs";

/**
 * @param model anywidget's model
 * @param {(what: "waiting"|"recorded"|"refused", message?: object) => void} status
 */
export function outbox(model, status) {
  const waiting = new Map();
  const offer = (answer) => model.send?.({ type: "answer", answer });
  const hear = (message) => {
    if (message?.type !== "ack" && message?.type !== "refused") return;
    waiting.delete(message.answer_id);
    status(message.type === "ack" ? "recorded" : "refused", message);
  };
  model.on?.("msg:custom", hear);
  return {
    put(answer) {
      const dated = { answer_id: uuid(), answered_at: localIso(), ...answer };
      waiting.set(dated.answer_id, dated);
      status("waiting");
      waiting.forEach(offer);
    },
    close: () => model.off?.("msg:custom", hear),
  };
}
