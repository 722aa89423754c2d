package org.ibasho.attacks.everyday.people;

import java.time.YearMonth;
import java.util.List;

/** Supervisor and city officer, who read monthly reports. */
final class ReportReader implements Actor {

    private final World world;
    private final Pace pace;

    ReportReader(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
    }

    @Override
    public String name() {
        return "readers of reports";
    }

    @Override
    public void act() {
        pace.pause();
        YearMonth month = pace.any(World.months().subList(0, 33));
        String role = pace.any(List.of("supervisor", "city-officer"));
        world.client(this, role).page(pace.any(List.of("/reports", "/reports/monthly/" + month)));
        pace.pause();
        world.client(this, role).get("/api/reports/monthly/" + month);
    }
}
