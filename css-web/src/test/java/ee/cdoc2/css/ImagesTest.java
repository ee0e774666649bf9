package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.settings.NodeSettings;
import ee.cdoc2.css.settings.SettingsException;
import ee.cdoc2.css.settings.SettingsReader;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.Installed;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * What runs the images: compose.yaml and the manifests for Kubernetes. Neither an engine nor a cluster is needed for it, and neither
 * is replaced: that the images run, src/main/images/try-image shows.
 */
class ImagesTest {
    private static final Path IMAGES =
            RepositoryFiles.find("README.md").getParent().resolve("src/main/images");
    private static final Map<String, Object> COMPOSE = map(yaml(IMAGES.resolve("compose.yaml")));
    private static final Path KUBERNETES = IMAGES.resolve("kubernetes");
    private static final Set<String> NODES = Set.of("css-1", "css-2");
    private static final int PORT = 8443;

    @TempDir
    private static Path folder;

    private static Path anchors;
    private static Path secret;

    @BeforeAll
    static void makeFiles() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef");
        anchors = folder.resolve("eid-ca.pem");
        Pem.write(anchors, List.of(CertificateAuthority.named("eID CA").certificate()));
    }

    /** What checks a value against Kubernetes' own schema: unknown fields, missing ones, types. */
    private interface Schema {
        void validate(JsonElement value) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "ConfigMap", V1ConfigMap::validateJsonElement,
            "Deployment", V1Deployment::validateJsonElement,
            "Job", V1Job::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "Service", V1Service::validateJsonElement);

    @Test
    void theNodesOfComposeHaveSettingsThatAreReadAndTaken() {
        for (String node : NODES) {
            Map<String, String> environment = environment(service(node));

            assertThat(environment).hasSizeGreaterThan(10);
            assertThat(faults(environment)).isEmpty();
        }
    }

    @Test
    void filesThatAVariableNamesAreMountedInItsContainer() {
        for (String name : List.of("css-1", "css-2", "migrate")) {
            Map<String, Object> service = service(name);
            assertThat(paths(environment(service).values()))
                    .as(name)
                    .isNotEmpty()
                    .isSubsetOf(mountedBy(service));
        }
    }

    @Test
    void whatComposeMountsIsDeclaredAndWhatItDeclaresIsMounted() {
        for (String kind : List.of("secrets", "configs")) {
            Set<String> mounted = new TreeSet<>();
            services().values().forEach(service -> list(service.get(kind)).forEach(each -> mounted.add(source(each))));

            assertThat(mounted)
                    .as(kind)
                    .isEqualTo(new TreeSet<>(map(COMPOSE.get(kind)).keySet()));
        }
    }

    @Test
    void filesOfTheRepositoryThatComposeMountsExist() {
        List<String> files = map(COMPOSE.get("configs")).values().stream()
                .map(config -> (String) map(config).get("file"))
                .filter(file -> file != null && !file.startsWith("${"))
                .toList();

        assertThat(files)
                .hasSize(3)
                .allSatisfy(file -> assertThat(IMAGES.resolve(file)).exists());
    }

    @Test
    void composeWaitsForServicesThatItHas() {
        services()
                .values()
                .forEach(service -> assertThat(services().keySet())
                        .containsAll(map(service.getOrDefault("depends_on", Map.of()))
                                .keySet()));
    }

    /** What HAProxy's configuration asks of its environment. */
    @Test
    void theBalancerIsToldAllThatItsConfigurationAsksFor() throws IOException {
        Matcher asked = Pattern.compile("\"\\$\\{(\\w+)}\"|defined\\((\\w+)\\)")
                .matcher(Files.readString(IMAGES.resolve("../../../docs/operations/haproxy.cfg")));

        assertThat(environment(service("haproxy")).keySet())
                .containsExactlyInAnyOrderElementsOf(asked.results()
                        .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                        .collect(Collectors.toSet()));
    }

    /** Otherwise all clients are one source, and the limits of one are those of all. */
    @Test
    void theNodesBelieveTheBalancerWhoItsClientsAre() throws IOException {
        Map<String, Object> outside =
                map(map(service("haproxy").get("networks")).get("outside"));
        Map<String, Object> addresses =
                map(list(at(COMPOSE, "networks", "outside", "ipam", "config")).get(0));
        String address = (String) outside.get("ipv4_address");

        assertThat(environment(service("haproxy"))).containsKey("CSS_SEND_PROXY");
        for (String node : NODES) {
            assertThat(environment(service(node))).containsEntry("CSS_PROXY_PROTOCOL_FROM", address);
        }
        // or a container that starts first would get it
        assertThat(isIn((String) addresses.get("subnet"), address)).isTrue();
        assertThat(isIn((String) addresses.get("ip_range"), address)).isFalse();
    }

    private static boolean isIn(String network, String address) throws IOException {
        String[] parts = network.split("/");
        int mask = -1 << (Integer.SIZE - Integer.parseInt(parts[1]));
        return (number(address) & mask) == number(parts[0]);
    }

    private static int number(String address) throws IOException {
        return ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt();
    }

    @Test
    void clientsAddressesComeThroughTheLoadBalancerOfKubernetes() {
        assertThat(rendered("example/server"))
                .filteredOn(object -> object.get("kind").equals("Service"))
                .singleElement()
                .satisfies(service -> assertThat(map(service.get("spec")))
                        .containsEntry("type", "LoadBalancer")
                        .containsEntry("externalTrafficPolicy", "Local"));
    }

    /** Whoever makes tables has nothing that opens a row, and whoever serves nothing that changes a table. */
    @Test
    void aContainerOfTheGuideHasTheSecretsOfItsPartAlone() {
        Map<String, List<String>> mounted = new HashMap<>();
        for (String block : List.of("images-run", "images-export")) {
            for (String command : RepositoryFiles.block("docs/admin-guide/images.md", "```sh " + block)
                    .split("(?=podman run )")) {
                Matcher user = Pattern.compile("--env CSS_DB_USER=(\\S++)").matcher(command);
                if (user.find()) {
                    mounted.put(
                            block + " as " + user.group(1),
                            Pattern.compile("--volume /srv/css/secrets(\\S+):ro")
                                    .matcher(command)
                                    .results()
                                    .map(volume -> volume.group(1))
                                    .sorted()
                                    .toList());
                }
            }
        }

        assertThat(mounted)
                .isEqualTo(Map.of(
                        "images-run as css_owner",
                        List.of("/owner:/run/secrets"),
                        "images-run as css_app",
                        List.of("/server:/run/secrets"),
                        "images-export as css_app",
                        Stream.of("db-app-password", "db.pem", "vault-password", "vault.p12")
                                .map(file -> "/server/" + file + ":/run/secrets/" + file)
                                .toList()));
    }

    /** They run as root, and may end before they have a store of their own. */
    @Test
    void scriptsRemoveNoContainersButTheirOwn() {
        String script = "set -eu; work=" + folder + "; source " + IMAGES.resolve("debian-base.bash")
                + "; podman() { echo \"podman $*\" >&3; }; podman_ends; echo begun >&3; podman_of_its_own; podman_ends";

        assertThat(output("bash", "4", Map.of(), "-c", "exec 3>&1; " + script))
                .isEqualTo("begun\npodman rm --all --force --time 0\n");
    }

    /** The page is what try-postgres types. */
    @Test
    void rolesOfComposeAreThoseOfTheGuide() throws IOException {
        String page = Files.readString(IMAGES.resolve("../../../docs/admin-guide/postgresql.md"));
        String roles = (String) map(map(COMPOSE.get("configs")).get("roles")).get("content");

        assertThat(roles.lines().filter(line -> !line.startsWith("\\set ")))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(page).contains("\n" + line + "\n"));
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(KUBERNETES)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.getFileName().toString().equals("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void manifestsAreValidByKubernetesOwnSchema(Path manifest) throws IOException {
        validate(map(yaml(manifest)));
    }

    private static void validate(Map<String, Object> object) throws IOException {
        Schema schema = SCHEMAS.get((String) object.get("kind"));

        assertThat(schema).as(object.toString()).isNotNull();
        schema.validate(new Gson().toJsonTree(object));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "migrate", "move-in", "example/server", "example/migrate", "example/move-in"})
    void whatIsAppliedIsValidByKubernetesOwnSchema(String kustomization) throws IOException {
        List<Map<String, Object>> objects = rendered(kustomization);

        assertThat(objects).hasSizeGreaterThan(2);
        for (Map<String, Object> object : objects) {
            validate(object);
        }
    }

    @ParameterizedTest
    @CsvSource({"server, base, css", "migrate, migrate, css-migrate", "move-in, move-in, css-migrate"})
    void whatAnOrganisationSaysIsInWhatIsApplied(String example, String resource, String image) {
        Map<String, String> settings = new HashMap<>(literals(resource));
        settings.putAll(literals("example/" + example));

        List<Map<String, Object>> objects = rendered("example/" + example);

        assertThat(objects)
                .allSatisfy(object -> assertThat(map(object.get("metadata"))).containsEntry("namespace", "css"));
        assertThat(objects)
                .filteredOn(object -> object.get("kind").equals("ConfigMap"))
                .singleElement()
                .satisfies(map -> {
                    Object name = map(map.get("metadata")).get("name");
                    assertThat(map.get("data")).isEqualTo(settings);
                    assertThat(objects)
                            .filteredOn(object -> Set.of("Deployment", "Job").contains(object.get("kind")))
                            .singleElement()
                            .satisfies(pods -> assertThat(container(pods))
                                    .containsEntry("image", "registry.example.org/" + image + ":1.0.0")
                                    .containsEntry("envFrom", List.of(Map.of("configMapRef", Map.of("name", name)))));
                });
    }

    @Test
    void composeIsValidByItsOwnSchema() {
        assertThat(output(
                        "docker-compose",
                        "2.23",
                        Map.of(
                                "CSS_IMAGE", "localhost/css:1.0.0",
                                "CSS_MIGRATE_IMAGE", "localhost/css-migrate:1.0.0",
                                "CSS_BASE_URLS", "https://css.example.org:8443",
                                "CSS_SERVER_NAME", "css.example.org"),
                        "--file",
                        IMAGES.resolve("compose.yaml").toString(),
                        "--profile",
                        "monitoring",
                        "config",
                        "--quiet"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"base", "jobs", "migrate", "move-in", "example/server", "example/migrate", "example/move-in"})
    void kustomizationsNameFilesThatExist(String folder) {
        Path kustomization = KUBERNETES.resolve(folder);
        List<Object> resources =
                list(map(yaml(kustomization.resolve("kustomization.yaml"))).get("resources"));

        assertThat(resources)
                .isNotEmpty()
                .allSatisfy(resource ->
                        assertThat(kustomization.resolve((String) resource)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "example/server"})
    void theNodesOfKubernetesHaveSettingsThatAreReadAndTaken(String kustomization) {
        Map<String, String> environment = new HashMap<>(literals("base"));
        environment.putAll(literals(kustomization));
        environment.putAll(environment(container("base/deployment.yaml")));

        assertThat(environment).hasSizeGreaterThan(8);
        assertThat(faults(environment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base/deployment.yaml", "migrate/job.yaml", "move-in/job.yaml"})
    void filesThatAVariableNamesAreInAMountedFolder(String manifest) {
        Map<String, Object> container = container(manifest);
        List<String> folders = list(container.get("volumeMounts")).stream()
                .map(mount -> map(mount).get("mountPath") + "/")
                .toList();
        Map<String, String> environment = environment(container);
        environment.putAll(literals(manifest.substring(0, manifest.indexOf('/'))));

        assertThat(paths(environment.values()))
                .hasSizeGreaterThan(1)
                .allSatisfy(path -> assertThat(folders).anyMatch(path::startsWith));
        assertThat(paths(environment.values()))
                .filteredOn(path -> path.startsWith("/run/secrets/"))
                .isNotEmpty()
                .isSubsetOf(filesOfSecrets(manifest));
    }

    /** Whoever compares shares needs what the nodes encrypt them with; the owner of the tables must not have it. */
    @Test
    void theVaultIsWhereSharesAreOpenedAndNowhereElse() {
        Map<String, String> nodes = vault(container("base/deployment.yaml"));

        assertThat(nodes).containsOnlyKeys("CSS_VAULT_KEYSTORE", "CSS_VAULT_KEYSTORE_PASSWORD_FILE");
        assertThat(vault(container("move-in/job.yaml"))).isEqualTo(nodes);
        assertThat(vault(container("migrate/job.yaml"))).isEmpty();
        assertThat(filesOfSecrets("migrate/job.yaml")).containsExactly("/run/secrets/css/db-owner-password");
    }

    private static Map<String, String> vault(Map<String, Object> container) {
        Map<String, String> variables = environment(container);
        variables.keySet().removeIf(name -> !name.startsWith("CSS_VAULT_"));
        return variables;
    }

    /** The labels by which service, budget and policy find the nodes. */
    @Test
    void everythingIsAboutTheNodes() {
        Object labels = at("base/deployment.yaml", "spec", "template", "metadata", "labels");

        assertThat(labels).isNotNull();
        assertThat(at("base/deployment.yaml", "spec", "selector", "matchLabels"))
                .isEqualTo(labels);
        assertThat(at("base/service.yaml", "spec", "selector")).isEqualTo(labels);
        assertThat(at("base/disruption-budget.yaml", "spec", "selector", "matchLabels"))
                .isEqualTo(labels);
        assertThat(at("base/network-policy.yaml", "spec", "podSelector", "matchLabels"))
                .isEqualTo(labels);
        for (String job : List.of("migrate/job.yaml", "move-in/job.yaml")) {
            assertThat(at(job, "spec", "template", "metadata", "labels")).isNotEqualTo(labels);
        }
    }

    /** Each job holds what opens the database, or all shares. */
    @ParameterizedTest
    @ValueSource(strings = {"migrate", "move-in"})
    void aJobReachesNamesAndTheDatabaseAndNobodyReachesIt(String job) {
        Map<String, Object> spec = map(at("jobs/network-policy.yaml", "spec"));
        Map<String, Object> labels = map(at(job + "/job.yaml", "spec", "template", "metadata", "labels"));

        assertThat(list(at(job + "/kustomization.yaml", "resources"))).contains("../jobs");
        assertThat(list(map(spec.get("podSelector")).get("matchExpressions")))
                .hasSize(labels.size())
                .allSatisfy(expression -> assertThat(map(expression)).containsEntry("operator", "In"))
                .allSatisfy(expression -> assertThat(list(map(expression).get("values")))
                        .contains(labels.get(map(expression).get("key"))));
        assertThat(spec)
                .containsEntry("policyTypes", List.of("Ingress", "Egress"))
                .doesNotContainKey("ingress");
        assertThat(list(spec.get("egress")))
                .flatExtracting(rule -> list(map(rule).get("ports")))
                .extracting(port -> map(port).get("port"))
                .containsExactly(53, 53, 5432);
    }

    @Test
    void probesAskThePagesThatTheApplicationHas() throws IOException {
        Map<String, Object> container = container("base/deployment.yaml");
        Object api =
                yaml(IMAGES.resolve("../../../css-web/src/main/resources/ee/cdoc2/css/web/operations/openapi.json"));
        Map<String, Object> port = map(list(container.get("ports")).get(0));

        assertThat(port).containsEntry("containerPort", PORT);
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            Map<String, Object> get = map(map(container.get(probe)).get("httpGet"));
            assertThat(get).containsEntry("port", port.get("name")).containsEntry("scheme", "HTTPS");
            assertThat(map(map(api).get("paths"))).containsKey((String) get.get("path"));
        }
        assertThat(Files.readString(IMAGES.resolve("Containerfile"))).contains("\nEXPOSE " + PORT + "\n");
    }

    /** The drain, and a request behind it, by the settings' defaults. */
    @Test
    void nobodyIsKilledWhileItDrains() {
        NodeSettings node =
                read(Map.of("CSS_BASE_URLS", "https://css.example.org")).node();
        Duration longest = node.drain().plus(node.requestTimeout().limit());

        assertThat((Integer) at("base/deployment.yaml", "spec", "template", "spec", "terminationGracePeriodSeconds"))
                .isGreaterThan((int) longest.toSeconds());
        for (String name : NODES) {
            assertThat(Duration.parse("PT" + service(name).get("stop_grace_period")))
                    .isGreaterThan(longest);
        }
    }

    /** The Pod Security Standard "restricted". */
    @ParameterizedTest
    @ValueSource(strings = {"base/deployment.yaml", "migrate/job.yaml", "move-in/job.yaml"})
    void podsHaveNoRightsThatTheyDoNotNeed(String manifest) {
        Map<String, Object> pod = map(at(manifest, "spec", "template", "spec"));

        assertThat(map(pod.get("securityContext")))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(map(container(manifest).get("securityContext")))
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(pod).containsEntry("automountServiceAccountToken", false).containsEntry("enableServiceLinks", false);
    }

    // --- reading

    private static List<String> faults(Map<String, String> environment) {
        try {
            read(environment);
            return List.of();
        } catch (SettingsException faults) {
            // key stores are in the container alone
            return faults.faults().stream()
                    .filter(fault -> !fault.contains("there is no file that can be read"))
                    .toList();
        }
    }

    private static CssSettings read(Map<String, String> environment) {
        Map<String, String> here = new HashMap<>(environment);
        here.put("CSS_TRUST_ANCHORS", anchors.toString());
        here.replaceAll((name, value) -> name.endsWith("_FILE") ? secret.toString() : value);
        return new SettingsReader(
                        name -> Optional.ofNullable(
                                here.get(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))),
                        here.keySet())
                .read();
    }

    private static Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new HashMap<>();
        map(COMPOSE.get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    private static Map<String, Object> service(String name) {
        return services().get(name);
    }

    /** Of a service of compose.yaml, or a container of a manifest. What Compose replaces becomes a URL, which most of it is. */
    private static Map<String, String> environment(Map<String, Object> container) {
        Map<String, String> variables = new HashMap<>();
        if (container.get("env") != null) {
            list(container.get("env"))
                    .forEach(variable -> variables.put((String) map(variable).get("name"), (String)
                            map(variable).get("value")));
        } else {
            map(container.get("environment"))
                    .forEach((name, value) -> variables.put(
                            name, ((String) value).replaceAll("\\$\\{[^}]*+}", "https://css.example.org")));
        }
        return variables;
    }

    private static Map<String, String> literals(String kustomization) {
        Map<String, String> variables = new HashMap<>();
        Map<String, Object> read = map(yaml(KUBERNETES.resolve(kustomization).resolve("kustomization.yaml")));
        for (Object generator : list(read.get("configMapGenerator"))) {
            for (Object literal : list(map(generator).get("literals"))) {
                String[] pair = ((String) literal).split("=", 2);
                variables.put(pair[0], pair[1]);
            }
        }
        return variables;
    }

    /** The paths among values, and in the parameters of a URL. */
    private static List<String> paths(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split("[=&?]")))
                .filter(part -> part.startsWith("/"))
                .toList();
    }

    private static List<String> mountedBy(Map<String, Object> service) {
        List<String> mounted = new ArrayList<>();
        list(service.getOrDefault("secrets", List.of()))
                .forEach(secret -> mounted.add(target("/run/secrets/", secret)));
        list(service.getOrDefault("configs", List.of())).forEach(config -> mounted.add(target("/", config)));
        return mounted;
    }

    private static String source(Object mount) {
        return mount instanceof String name ? name : (String) map(mount).get("source");
    }

    private static String target(String folder, Object mount) {
        return mount instanceof String name
                ? folder + name
                : (String) map(mount).get("target");
    }

    private static Map<String, Object> container(String manifest) {
        return container(map(yaml(KUBERNETES.resolve(manifest))));
    }

    private static Map<String, Object> container(Map<String, Object> object) {
        return map(list(at(object, "spec", "template", "spec", "containers")).get(0));
    }

    /** What kubectl makes of a kustomization, as it is applied. */
    private static List<Map<String, Object>> rendered(String kustomization) {
        String rendered = output(
                "kubectl",
                "1.21",
                Map.of(),
                "kustomize",
                KUBERNETES.resolve(kustomization).toString());
        List<Map<String, Object>> objects = new ArrayList<>();
        new Yaml().loadAll(rendered).forEach(object -> objects.add(map(object)));
        return objects;
    }

    /** All that a program says, errors included; the test ends here if the machine does not have it. */
    private static String output(String program, String version, Map<String, String> environment, String... arguments) {
        Installed.assume(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, program))),
                program + " " + version + " or later",
                "kubernetes-client docker-compose, of Debian 13");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ChildProcess process = ChildProcess.start(
                command, environment, folder.resolve(UUID.randomUUID().toString()));
        assertThat(process.end()).as(process::output).isZero();
        return process.output();
    }

    /** The files that a pod has of its secrets: those that it takes, or else those that the guide's command puts into the secret. */
    private static Set<String> filesOfSecrets(String manifest) {
        Map<String, Object> folders = new HashMap<>();
        list(container(manifest).get("volumeMounts"))
                .forEach(mount ->
                        folders.put((String) map(mount).get("name"), map(mount).get("mountPath")));
        Set<String> files = new TreeSet<>();
        for (Object each : list(at(manifest, "spec", "template", "spec", "volumes"))) {
            Map<String, Object> volume = map(each);
            if (volume.get("secret") instanceof Map<?, ?> secret) {
                List<Object> items = list(secret.get("items"));
                Set<String> made = keysOfSecret((String) secret.get("secretName"));
                List<String> keys = items.stream()
                        .map(item -> (String) map(item).get("key"))
                        .toList();
                assertThat(made).as(secret.toString()).containsAll(keys);
                (items.isEmpty() ? made : keys).forEach(key -> files.add(folders.get(volume.get("name")) + "/" + key));
            }
        }
        return files;
    }

    private static Set<String> keysOfSecret(String name) {
        String page = JavaSources.read(IMAGES.resolve("../../../docs/admin-guide/images.md"));
        Matcher command = Pattern.compile(
                        "create secret generic " + Pattern.quote(name) + "((?:[ \\\\\n]++--from-file=\\S++)++)")
                .matcher(page);
        assertThat(command.find()).as("a command for the secret " + name).isTrue();
        return Pattern.compile("--from-file=(\\S++)")
                .matcher(command.group(1))
                .results()
                .map(file -> Path.of(file.group(1)).getFileName().toString())
                .collect(Collectors.toSet());
    }

    private static Object at(String manifest, String... path) {
        return at(map(yaml(KUBERNETES.resolve(manifest))), path);
    }

    private static Object at(Map<String, Object> object, String... path) {
        Object value = object;
        for (String name : path) {
            value = map(value).get(name);
        }
        return value;
    }

    private static Object yaml(Path file) {
        return new Yaml().load(JavaSources.read(file));
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
