package org.ibasho.faults.killpoint;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets the test harness arm the kill switch. */
@RestController
class KillSwitchController {

    private final KillSwitch killSwitch;

    KillSwitchController(KillSwitch killSwitch) {
        this.killSwitch = killSwitch;
    }

    @PostMapping("/kill-switch/{point}")
    void arm(@PathVariable KillPoint point, @RequestParam int times) {
        killSwitch.arm(point, times);
    }
}
