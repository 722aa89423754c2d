package org.ibasho.journeys.compose;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody counts at the door in a browser while one container after the other is killed, or paused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("compose")
class ComposeFaultsTest {

    /** Longer than every lease. */
    private static final Duration PAUSE = Duration.ofSeconds(40);

    private static final Duration RECOVERED = Duration.ofMinutes(3);
    private static final int TAPS = 3;

    private ComposeSystem system;
    private Chromium chromium;
    private Page door;
    private String gathering;
    private int tapped;

    @BeforeAll
    void openTheDoor() {
        system = ComposeSystem.running();
        chromium = Chromium.start();
        Page supervisor = Person.newcomer(chromium, system, "npo", "supervisor", "fault-oya")
                .loggedIn(1280, 900);
        gathering = Gathering.published(supervisor, "faults " + System.nanoTime());
        door = Person.newcomer(chromium, system, "npo", "peer-staff", "fault-yuki")
                .loggedIn(360, 740);
        door.navigate(ComposeSystem.GATEWAY + "/door/" + gathering);
        press("受付をはじめる");
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void each_tap_counts_once_whichever_container_is_killed() {
        for (String service : system.runningServices()) {
            system.compose("kill", service).successful("kill " + service);
            tap();
            system.compose("start", service).successful("start " + service);
            Awaitility.await(service).atMost(RECOVERED).until(system::isReady);
            isSent(service);
        }
    }

    @Test
    void each_tap_counts_once_whichever_container_is_paused() {
        for (String service : system.runningServices()) {
            system.compose("pause", service).successful("pause " + service);
            tap();
            Awaitility.await().pollDelay(PAUSE).atMost(PAUSE.multipliedBy(2)).until(() -> true);
            system.compose("unpause", service).successful("unpause " + service);
            Awaitility.await(service).atMost(RECOVERED).until(system::isReady);
            isSent(service);
        }
    }

    private void tap() {
        for (int n = 0; n < TAPS; n++) {
            press("家族 不明");
            tapped++;
            assertThat(door.locator("[data-count]")).hasText(String.valueOf(tapped));
        }
    }

    /** The login of a killed gateway is gone, and the realm still knows the person. */
    private void isSent(String service) {
        Awaitility.await(service).atMost(RECOVERED).untilAsserted(() -> {
            if (door.locator("[data-when=signed-out]").isVisible()) {
                door.navigate(ComposeSystem.GATEWAY + "/door/" + gathering);
            }
            assertThat(door.locator("[data-sending]").textContent()).contains("送信ずみ");
            assertThat(stored()).isEqualTo(tapped);
        });
    }

    private int stored() {
        return (int) door.evaluate("""
                id => fetch(`/api/gatherings/${id}/door`)
                    .then(answer => answer.ok ? answer.json() : { total: -1 }, () => ({ total: -1 }))
                    .then(door => door.total)
                """, gathering);
    }

    private void press(String button) {
        door.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
