/** On the way back from an identity provider: the page sends itself on. */

import { installOnward } from "../lib/onward";

installOnward();
