/** Passkeys: at the sign-in, at its second step, and on one's own page. */

import { installPasskeys } from "../lib/passkey-forms";

installPasskeys();
