package org.ibasho.local.loader.loading;

import java.util.Set;
import org.ibasho.local.loader.api.Api;
import org.ibasho.local.loader.api.Caller;
import org.ibasho.local.loader.api.Refused;
import org.ibasho.local.loader.year.GatheringEntry;

/** Takes single steps of one gathering, each under a key of its own. */
record Steps(Api api, Keys keys, GatheringEntry entry) {

    /**
     * Takes a step.
     *
     * @param name what tells it from the gathering's other steps
     * @param alreadySo refusals which mean that somebody has taken this step on a page before
     * @return the path of what was made, or an empty text
     * @throws Refused if the system has the gathering otherwise than the file
     */
    String take(Caller caller, String path, Object body, String name, String... alreadySo) {
        try {
            return api.post(caller, path, body, keys.of(entry, name));
        } catch (Refused refused) {
            if (Set.of(alreadySo).contains(refused.code())) {
                return "";
            }
            throw refused;
        }
    }
}
