package org.ibasho.benchmarks.access;

import java.util.List;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.sealing.PersonalData;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Pages like those of staff, each with the log and without it. */
@Configuration(proxyBeanMethods = false)
public class MemberPages {

    static final int MEMBERS = 40;

    private static final List<String> FIELDS = List.of("nickname", "away");

    /** Somebody whose name and absences are sealed. */
    record Member(
            String id,
            @PersonalData(of = "id") String nickname,
            @PersonalData(of = "id") List<String> away) {}

    @Bean
    AccessRules everybody() {
        return requests -> requests.requestMatchers("/members/**").permitAll();
    }

    /** The table of members, and its pages. Spring finds it as a member of the configuration. */
    @Controller
    static class Pages {

        private final JdbcClient jdbc;
        private final StoredJson json;
        private final AccessLog log;

        Pages(JdbcClient jdbc, StoredJson json, AccessLog log) {
            this.jdbc = jdbc;
            this.json = json;
            this.log = log;
        }

        void fill() {
            for (int number = 0; number < MEMBERS; number++) {
                String id = Integer.toString(number);
                Member member = new Member(id, "ゆき" + number, List.of("2026-12-01", "2026-12-24"));
                jdbc.sql("insert into member (id, member) values (?, ?)")
                        .params(id, json.write(member))
                        .update();
            }
        }

        @GetMapping("/members/plain")
        ModelAndView plainList() {
            return page(all());
        }

        @GetMapping("/members/logged")
        ModelAndView loggedList() {
            return page(logged(all()));
        }

        @GetMapping("/members/plain/{id}")
        ModelAndView plain(@PathVariable String id) {
            return page(one(id));
        }

        @GetMapping("/members/logged/{id}")
        ModelAndView logged(@PathVariable String id) {
            return page(logged(one(id)));
        }

        private List<Member> logged(List<Member> members) {
            log.shown(members.stream()
                    .map(member -> new Access(member.id(), "staff", FIELDS, "staff-list"))
                    .toList());
            return members;
        }

        private List<Member> all() {
            return jdbc.sql("select member from member")
                    .query((row, n) -> json.read(row.getString("member"), Member.class))
                    .list();
        }

        private List<Member> one(String id) {
            return jdbc.sql("select member from member where id = ?")
                    .param(id)
                    .query((row, n) -> json.read(row.getString("member"), Member.class))
                    .list();
        }

        private static ModelAndView page(List<Member> members) {
            return new ModelAndView("members", "members", members);
        }
    }
}
