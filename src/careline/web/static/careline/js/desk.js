// The desk's own scripts. Each module minds one thing; the pages work without any of them, only slower.
import "./keys.js";
import "./remapping.js";
import "./dialogs.js";
import "./drafts.js";
import "./drawer.js";
import "./rows.js";
import "./theme.js";
import "./toasts.js";
import "./connection.js";
import "./writing.js";
import "./copying.js";
import "./ages.js";
import "./choosing.js";
import "./filling.js";
import "./insight.js";
