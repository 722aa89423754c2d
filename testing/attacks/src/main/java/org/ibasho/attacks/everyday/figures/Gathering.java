package org.ibasho.attacks.everyday.figures;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A gathering as the acknowledged commands have left it. One actor alone changes it. */
public final class Gathering {

    /** As the API has it. */
    public enum State {
        PLANNED,
        PUBLISHED,
        CANCELLED,
        CONCLUDED
    }

    private final String id;
    private final String programme;
    private OffsetDateTime startsAt;
    private State state = State.PLANNED;
    private boolean announced;
    private boolean doorClosed;
    private String counsellor = "";
    private final Set<String> marks = new HashSet<>();
    private final Map<String, String> seats = new TreeMap<>();

    public Gathering(String id, String programme, OffsetDateTime startsAt) {
        this.id = id;
        this.programme = programme;
        this.startsAt = startsAt;
    }

    public String id() {
        return id;
    }

    /** Its address in the API. */
    public String path() {
        return "/api/gatherings/" + id;
    }

    /** Whether a counsellor of the centre has to be there. */
    public boolean needsCounsellor() {
        return programme.equals("YORIDOKORO");
    }

    public OffsetDateTime startsAt() {
        return startsAt;
    }

    public void published() {
        state = State.PUBLISHED;
        announced = true;
    }

    public void movedTo(OffsetDateTime start) {
        startsAt = start;
    }

    public void cancelled() {
        state = State.CANCELLED;
        seats.clear();
    }

    public void concluded() {
        state = State.CONCLUDED;
    }

    public void counted(String mark) {
        marks.add(mark);
    }

    public void undone(String mark) {
        marks.remove(mark);
    }

    public void doorClosed() {
        doorClosed = true;
    }

    public void seated(String seat, String staff) {
        seats.put(seat, staff);
    }

    public void released(String seat) {
        seats.remove(seat);
    }

    /** The seats that somebody has. */
    public Set<String> seats() {
        return seats.keySet();
    }

    /** The centre has said who comes. */
    public void answered(String who) {
        counsellor = who;
    }

    public int visits() {
        return marks.size();
    }

    /** What the system has to show of it. */
    public Shown expected() {
        return new Shown(
                state.name(),
                startsAt.toInstant(),
                doorClosed ? "CLOSED" : "",
                marks.size(),
                Map.copyOf(seats),
                counsellor);
    }

    Row row() {
        return new Row(YearMonth.from(startsAt), programme);
    }

    /** What it adds to its month's report. */
    Figures figures() {
        int held = state == State.CONCLUDED ? 1 : 0;
        int cancelled = state == State.CANCELLED && announced ? 1 : 0;
        return new Figures(held, cancelled, doorClosed ? marks.size() : 0, 0);
    }

    String programme() {
        return programme;
    }

    /**
     * A gathering as the system shows it.
     *
     * @param door the state of its door; empty if it was not closed
     * @param seats staff by role and seat
     * @param counsellor who comes from the centre; empty if nobody was named
     */
    public record Shown(
            String state, Instant startsAt, String door, int visits, Map<String, String> seats, String counsellor) {}
}
