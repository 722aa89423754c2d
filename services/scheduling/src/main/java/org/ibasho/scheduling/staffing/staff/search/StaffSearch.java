package org.ibasho.scheduling.staffing.staff.search;

import java.util.Comparator;
import java.util.List;
import org.ibasho.chassis.blindindex.BlindIndex;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.springframework.stereotype.Component;

/** Search for staff by nickname, which is sealed in every table. */
@Component
public class StaffSearch {

    private final BlindIndex nicknames;
    private final StaffMembers staff;

    StaffSearch(BlindIndex nicknames, StaffMembers staff) {
        this.nicknames = nicknames;
        this.staff = staff;
    }

    /**
     * Staff, former staff too, whose nickname contains a text, however it is spelt; for a single letter, whose nickname
     * begins with it. Ordered by nickname.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the key store can't be asked
     */
    public List<StaffMember> byNickname(String text) {
        return staff.of(nicknames.search(text)).stream()
                .filter(member -> member.status() != Status.ERASED)
                .sorted(Comparator.comparing(StaffMember::nickname).thenComparing(StaffMember::id))
                .toList();
    }
}
