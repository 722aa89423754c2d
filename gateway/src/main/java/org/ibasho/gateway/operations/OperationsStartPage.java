package org.ibasho.gateway.operations;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Links to the operators' pages of the services. It calls none of them, so that it works while one is down. */
@Controller
class OperationsStartPage {

    @GetMapping("/operations")
    String start(Model model) {
        model.addAttribute("services", List.of("scheduling", "attendance", "reporting"));
        return "operations";
    }
}
