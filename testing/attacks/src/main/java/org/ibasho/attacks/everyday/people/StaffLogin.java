package org.ibasho.attacks.everyday.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Browser;
import org.ibasho.attacks.system.Side;

/** People of each role who log in with a browser, look at their pages and log out, or forget to. */
final class StaffLogin implements Actor {

    private static final Map<String, List<String>> NPO = Map.of(
            "supervisor", List.of("/gatherings", "/staff", "/venues", "/reports"),
            "peer-staff", List.of("/door", "/gatherings"),
            "city-officer", List.of("/reports", "/gatherings"),
            "operator", List.of("/operations"));
    private static final Map<String, List<String>> CENTRE = Map.of(
            "counsellor", List.of("/dispatches", "/consultations", "/consultations/new"),
            "coordinator", List.of("/dispatches", "/counsellors"),
            "operator", List.of("/operations/consultation"));

    private final World world;
    private final Pace pace;

    StaffLogin(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
    }

    @Override
    public String name() {
        return "logins";
    }

    @Override
    public void act() {
        boolean ofTheCentre = pace.in(35);
        Map<String, List<String>> roles = ofTheCentre ? CENTRE : NPO;
        String role = pace.any(roles.keySet().stream().sorted().toList());
        Side side = ofTheCentre ? world.system().centre() : world.system().npo();
        Client client = new Client(world.system(), world.log(), name(), side, "");
        Side.Person person = side.person(role);
        pace.pause();
        Instant since = Instant.now();
        Browser browser = new Browser(side.front());
        Answer login = client.counted(
                "login of " + role, "/login", () -> browser.logIn("/login", person.username(), person.password()));
        if (login.status() == 0 || login.status() >= 500) {
            return;
        }
        for (String page : roles.getOrDefault(role, List.of())) {
            pace.pause();
            Answer answer =
                    client.counted("GET " + page, page, () -> browser.http().get(page));
            if (answer.status() / 100 == 3 && answer.header("location").contains("login")) {
                // the gateway keeps sessions in its memory: its end since the login excuses this, and nothing else does
                client.failedSince(since, role + " is not signed in at " + page, "/login");
                return;
            }
        }
        if (pace.in(70)) {
            pace.pause();
            client.counted("logout", "/logout", () -> logOut(browser));
        }
    }

    private static Answer logOut(Browser browser) {
        return browser.http().header("Sec-Fetch-Site", "same-origin").form("/logout", "");
    }
}
