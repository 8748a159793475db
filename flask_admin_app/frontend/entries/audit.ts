/** The auditor's list: the check of the log, part by part. Without script its form works too. */

import { installVerify } from "../lib/log-verify";

installVerify();
