package org.ibasho.local.launcher.system;

import java.util.List;
import org.ibasho.local.launcher.system.Side.BrowserClient;
import org.ibasho.local.launcher.system.Side.Person;

/** Assigns each service to a side. */
final class Sides {

    private Sides() {}

    static Side npo(int databasePort, int keysPort, int identityPort, int gatewayPort) {
        return new Side(
                "npo",
                "NPO",
                databasePort,
                keysPort,
                identityPort,
                List.of("scheduling", "attendance", "reporting"),
                List.of(
                        new Person("oya", "大矢", "supervisor"),
                        new Person("yuki", "ゆき", "peer-staff"),
                        new Person("shi-tantou", "市担当", "city-officer"),
                        new Person("unyou", "運用", "operator")),
                new BrowserClient("gateway", gatewayPort, "npo"));
    }

    static Side centre(int databasePort, int keysPort, int identityPort, int consultationPort) {
        return new Side(
                "centre",
                "Centre",
                databasePort,
                keysPort,
                identityPort,
                List.of("consultation"),
                List.of(
                        new Person("soudan", "相談", "counsellor"),
                        new Person("coordi", "調整", "coordinator"),
                        new Person("unyou", "運用", "operator")),
                new BrowserClient("consultation", consultationPort, "centre"));
    }
}
