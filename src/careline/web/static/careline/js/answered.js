// A page that came as the answer to a form stands in the history as the page the form stood on: reloading it, or coming back to it,
// asks for that page and sends nothing a second time. What was typed there is kept as its draft.
const { behind } = document.documentElement.dataset;
if (behind) history.replaceState(history.state, "", behind);
