package org.ibasho.attacks.everyday.people;

import java.time.YearMonth;
import org.ibasho.attacks.everyday.traffic.Client;

/** A counsellor who records consultations that were at no gathering, and looks at the register. */
final class Counselling implements Actor {

    private final World world;
    private final Pace pace;
    private final Client counsellor;
    private final Centre centre;

    Counselling(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
        this.counsellor = world.client(this, "counsellor");
        this.centre = new Centre(world, pace, this);
    }

    @Override
    public String name() {
        return "counsellor";
    }

    @Override
    public void act() {
        centre.consultElsewhere();
        pace.pause();
        YearMonth month = pace.any(World.months().subList(0, 31));
        counsellor.page("/consultations?month=" + month);
        pace.pause();
        world.client(this, "coordinator").page("/dispatches");
    }
}
