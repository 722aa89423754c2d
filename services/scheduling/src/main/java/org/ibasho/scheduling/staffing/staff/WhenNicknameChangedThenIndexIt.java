package org.ibasho.scheduling.staffing.staff;

import org.ibasho.chassis.blindindex.BlindIndex;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.reaction.Reaction;
import org.springframework.stereotype.Component;

/** Keeps nicknames searchable, and nobody who was erased. */
@Component
class WhenNicknameChangedThenIndexIt implements Reaction<StaffEvent> {

    static final String NAME = "staff-nickname-index";

    private final BlindIndex nicknames;

    WhenNicknameChangedThenIndexIt(BlindIndex nicknames) {
        this.nicknames = nicknames;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<StaffEvent> events() {
        return StaffEvent.class;
    }

    @Override
    public void on(RecordedEvent<StaffEvent> event) {
        switch (event.event()) {
            case StaffEvent.Joined it -> nicknames.put(it.staffId(), it.nickname());
            case StaffEvent.Changed it -> nicknames.put(it.staffId(), it.nickname());
            case StaffEvent.Erased it -> nicknames.remove(it.staffId());
            case StaffEvent.AwayNoted _,
                    StaffEvent.AwayDropped _,
                    StaffEvent.BreakBegun _,
                    StaffEvent.BreakEnded _,
                    StaffEvent.Left _,
                    StaffEvent.Engaged _,
                    StaffEvent.EngagementMoved _,
                    StaffEvent.Released _,
                    StaffEvent.LoginLinked _,
                    StaffEvent.LoginUnlinked _ -> {
                // the nickname is as it was
            }
        }
    }
}
