package ee.cdoc2.css.bench.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A JAX-RS application without a setting. */
@ApplicationPath("/")
public class FloorApplication extends Application {}
