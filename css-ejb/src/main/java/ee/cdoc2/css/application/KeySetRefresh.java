package ee.cdoc2.css.application;

import ee.cdoc2.css.keyset.KeySets;
import ee.cdoc2.css.settings.CssSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Fetches the key sets in the background, at the start and then every {@code css.keys.refresh}. The start does not wait
 * for it: another server that is down keeps no share from being stored. Each node fetches for itself.
 */
@Singleton
@Startup
@DependsOn("ApplicationStart")
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeySetRefresh {
    @Resource
    private TimerService timers;

    @Inject
    private KeySets keySets;

    @Inject
    private CssSettings settings;

    @Inject
    private SecureRandom random;

    @PostConstruct
    void begin() {
        if (!keySets.isEmpty()) {
            refreshIn(Duration.ZERO);
        }
    }

    /** Once for each timer, which is followed by another whatever comes of this. */
    @Timeout
    void refresh() {
        refreshIn(settings.keySets().times().untilNextRefresh(random));
        keySets.refresh();
    }

    private void refreshIn(Duration wait) {
        timers.createSingleActionTimer(wait.toMillis(), new TimerConfig(null, false));
    }
}
