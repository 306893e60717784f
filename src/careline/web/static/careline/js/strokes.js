// A key as the keymap writes it: "n", "?", "Alt+t", "Ctrl+k". The place of the key counts with Alt, for Alt changes its sign.
export function strokeOf(event) {
  const held = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "");
  if (!held) return event.key;
  const place = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1].toLowerCase();
  return held + (event.shiftKey ? "Shift+" : "") + (place ?? event.key);
}

// Chinese is typed by composing letters: none of those is a shortcut. 229 is what older input methods send.
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

export const isChord = (stroke) => /^(Ctrl|Alt)\+/.test(stroke);

export const isTyping = (element) =>
  element.isContentEditable || (element.matches?.("input, textarea, select") && !element.matches("[type=checkbox], [type=radio]"));
