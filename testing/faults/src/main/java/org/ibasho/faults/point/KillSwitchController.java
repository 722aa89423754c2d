package org.ibasho.faults.point;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the harness arms the switch. */
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
