/** On every page of the client: quick exit, copy buttons, one tap sends one POST. */

import { installCopy } from "../lib/copy";
import { installExit } from "../lib/exit";
import { installKeepTyped } from "../lib/keep-typed";
import { installOffline } from "../lib/offline";
import { makeGood } from "../lib/older-browsers";
import { installSubmitOnce } from "../lib/submit-once";

makeGood();
installExit();
installOffline();
installSubmitOnce();
installCopy();
installKeepTyped();
