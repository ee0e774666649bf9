package ee.cdoc2.css.management;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Registers the MBean while the application runs. */
@Singleton
@Startup
@DependsOn("ApplicationStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ManagementRegistration {
    private static final Logger LOG = Logger.getLogger(ManagementRegistration.class.getName());

    @Inject
    private CssManagement management;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @PostConstruct
    void register() {
        try {
            ObjectName name = new ObjectName(CssMXBean.NAME);
            if (server.isRegistered(name)) {
                // left by a deployment that was torn down without being told
                server.unregisterMBean(name);
            }
            server.registerMBean(new StandardMBean(asApplication(management), CssMXBean.class, true), name);
        } catch (JMException failure) {
            throw new IllegalStateException("the MBean could not be registered", failure);
        }
    }

    @PreDestroy
    void unregister() {
        try {
            server.unregisterMBean(new ObjectName(CssMXBean.NAME));
        } catch (JMException gone) {
            LOG.fine("the MBean was not registered any more");
        }
    }

    /**
     * Threads of JMX have no context class loader, or the server's own; Payara's CDI finds by it the application whose
     * beans are meant.
     */
    private static CssMXBean asApplication(CssMXBean management) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return (CssMXBean) Proxy.newProxyInstance(
                CssManagement.class.getClassLoader(), new Class<?>[] {CssMXBean.class}, (proxy, method, arguments) -> {
                    Thread caller = Thread.currentThread();
                    ClassLoader before = caller.getContextClassLoader();
                    caller.setContextClassLoader(application);
                    try {
                        return method.invoke(management, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    } finally {
                        caller.setContextClassLoader(before);
                    }
                });
    }
}
