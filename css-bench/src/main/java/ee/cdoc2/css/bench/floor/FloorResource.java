package ee.cdoc2.css.bench.floor;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** One call that does nothing, and one that inserts a row; both read what they are sent and check nothing. */
@Path("/")
@RequestScoped
public class FloorResource {
    private static final String TABLE =
            "create table if not exists floor (id varchar(32) primary key, content varchar(1024) not null)";
    private static final String INSERT = "insert into floor (id, content) values (?, ?)";

    @Resource
    private DataSource database;

    /** {@return what css.jar's launcher asks a new server for: an answer that says by its media type that it is the application's} */
    @GET
    @Produces("application/problem+json")
    public String first() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        return "{}";
    }

    /** {@return nothing} */
    @POST
    @Path("key-shares/{id}/nonce")
    public Response empty() {
        return Response.noContent().build();
    }

    /** {@return the address of a row that is there now; without a transaction of the container} */
    @POST
    @Path("key-shares")
    public Response insert(String content) throws SQLException {
        String id = UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, id);
            statement.setString(2, content);
            statement.executeUpdate();
        }
        return Response.created(URI.create("/key-shares/" + id)).build();
    }
}
