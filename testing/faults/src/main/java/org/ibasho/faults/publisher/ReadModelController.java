package org.ibasho.faults.publisher;

import java.util.List;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.RebuildRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator rebuild a read model. */
@RestController
class ReadModelController {

    private static final Logger log = LoggerFactory.getLogger(ReadModelController.class);
    private final ReadModelCatalog readModels;

    ReadModelController(ReadModelCatalog readModels) {
        this.readModels = readModels;
    }

    /** Afterwards a build is under way: this one, or one that a killed process left and this process has resumed. */
    @PostMapping("/read-models/{name}")
    void rebuild(@PathVariable String name) {
        try {
            readModels.rebuild(name);
        } catch (RebuildRefused alreadyRunning) {
            log.info("{}", alreadyRunning.getMessage());
        }
    }

    @GetMapping("/read-models")
    List<ReadModelStatus> all() {
        return readModels.all();
    }
}
