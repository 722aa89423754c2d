package org.ibasho.faults.teller;

import java.util.List;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator has a read model built again. */
@RestController
class ReadModelController {

    private final ReadModelCatalog readModels;

    ReadModelController(ReadModelCatalog readModels) {
        this.readModels = readModels;
    }

    @PostMapping("/read-models/{name}")
    void rebuild(@PathVariable String name) {
        readModels.rebuild(name);
    }

    @GetMapping("/read-models")
    List<ReadModelStatus> all() {
        return readModels.all();
    }
}
