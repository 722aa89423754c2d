package org.ibasho.gateway.operations;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads operators to the services' own pages. Asks none of them, so that it is there when one is not. */
@Controller
class OperationsStartPage {

    @GetMapping("/operations")
    String start(Model model) {
        model.addAttribute("services", List.of("scheduling", "attendance", "reporting"));
        return "operations";
    }
}
