/** On every page of the client: quick exit, copy buttons, one tap sends one POST. */

import { installCopy } from "../lib/copy";
import { installExit } from "../lib/exit";
import { installKeepTyped } from "../lib/keep-typed";
import { installSubmitOnce } from "../lib/submit-once";

installExit();
installSubmitOnce();
installCopy();
installKeepTyped();
