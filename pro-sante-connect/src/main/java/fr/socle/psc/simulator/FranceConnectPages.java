package fr.socle.psc.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where FranceConnect+ asks who somebody is: here one chooses, and the level of the sign-in with it.
@Controller
@Profile("sandbox")
class FranceConnectPages {

    private static final Set<String> LEVELS = Set.of("eidas1", "eidas2", "eidas3");

    private final SimulatedFranceConnect us;
    private final PivotClaims people;
    private final SimulatedGrants grants;

    FranceConnectPages(SimulatedFranceConnect us, PivotClaims people, SimulatedGrants grants) {
        this.us = us;
        this.people = people;
        this.grants = grants;
    }

    /// An authorization request, kept in the form of the page.
    record Asked(
            @Nullable String client_id,
            @Nullable String redirect_uri,
            @Nullable String state,
            @Nullable String nonce,
            @Nullable String code_challenge) {

        String redirect() {
            return redirect_uri == null ? "" : redirect_uri;
        }
    }

    @GetMapping(SimulatedFranceConnect.API + "/authorize")
    String choose(@ModelAttribute("asked") Asked asked, Model model) {
        requireOurs(asked);
        model.addAttribute("people", people.all());
        return "psc/franceconnect";
    }

    @PostMapping(SimulatedFranceConnect.PATH + "/choix")
    String chosen(
            @ModelAttribute("asked") Asked asked,
            @RequestParam int person,
            @RequestParam(defaultValue = "eidas2") String level) {
        requireOurs(asked);
        var all = people.all();
        if (person < 0 || person >= all.size() || !LEVELS.contains(level)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var claims = new LinkedHashMap<>(all.get(person).claims());
        claims.put("sub", PivotClaims.subject(SimulatedFranceConnect.CLIENT, claims));
        claims.put("nonce", asked.nonce() == null ? "" : asked.nonce());
        claims.put("acr", level);
        var code = grants.promise(SimulatedFranceConnect.CLIENT, asked.redirect(), asked.code_challenge(), claims);
        return back(asked, Map.of("code", code));
    }

    @PostMapping(SimulatedFranceConnect.PATH + "/abandon")
    String givenUp(@ModelAttribute("asked") Asked asked) {
        requireOurs(asked);
        return back(asked, Map.of("error", "access_denied"));
    }

    private String back(Asked asked, Map<String, String> answer) {
        var query = new StringBuilder();
        answer.forEach((name, value) ->
                query.append(name).append('=').append(encode(value)).append('&'));
        query.append("iss=").append(encode(us.issuer()));
        query.append("&state=").append(encode(asked.state() == null ? "" : asked.state()));
        return "redirect:" + asked.redirect() + "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void requireOurs(Asked asked) {
        if (!SimulatedFranceConnect.CLIENT.equals(asked.client_id())
                || !us.redirectUri().equals(asked.redirect())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "client_id, redirect_uri");
        }
    }
}
