package fr.socle.psc.web.upstream;

import fr.socle.psc.upstream.DecryptionKeys;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public keys providers encrypt for. Registered with them by this address, so that rotation is ours alone.
@RestController
class UpstreamKeysController {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final DecryptionKeys keys;

    UpstreamKeysController(DecryptionKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/upstream-jwks.json")
    ResponseEntity<Map<String, Object>> published() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH))
                .body(keys.published().toJSONObject(true));
    }
}
