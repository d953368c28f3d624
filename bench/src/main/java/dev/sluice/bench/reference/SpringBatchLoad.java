package dev.sluice.bench.reference;

import dev.sluice.bench.files.Expected;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.server.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.PassThroughFieldSetMapper;
import org.springframework.batch.infrastructure.item.file.separator.DefaultRecordSeparatorPolicy;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * R8 and R9: the raw users' file into a plain table by a Spring Batch job that upserts in chunks of
 * 1000. Its job repository is in memory, the cheapest there is.
 */
public final class SpringBatchLoad {
  private static final int CHUNK = 1000;
  private static final String UPSERT =
      """
      INSERT INTO person (employee_id, login, first_name, last_name, mail, phone, title, department,
        city, hired_on, cost_center)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (employee_id) DO UPDATE SET login = excluded.login,
        first_name = excluded.first_name, last_name = excluded.last_name, mail = excluded.mail,
        phone = excluded.phone, title = excluded.title, department = excluded.department,
        city = excluded.city, hired_on = excluded.hired_on, cost_center = excluded.cost_center
      """;
  private static final int TEXTS = 9;

  private final Database database;

  public SpringBatchLoad(Database database) {
    this.database = database;
  }

  /** Leaves the table empty. */
  public void prepare() throws SQLException {
    try (Connection connection = database.connect(Database.REFERENCE);
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE person");
    }
  }

  /** Runs the job over the raw file. */
  public void load(Path users) throws IOException, SQLException {
    try (Connection connection = database.batchingSource(Database.REFERENCE).getConnection()) {
      // What a pool would do for a single thread: no connection is opened per chunk.
      SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
      ResourcelessJobRepository repository = new ResourcelessJobRepository();
      Job job = new JobBuilder("users", repository).start(step(repository, source, users)).build();
      JobExecution execution =
          repository.createJobExecution(
              repository.createJobInstance("users", new JobParameters()),
              new JobParameters(),
              new org.springframework.batch.infrastructure.item.ExecutionContext());
      job.execute(execution);
      if (execution.getStatus() != BatchStatus.COMPLETED) {
        throw new IOException("the Spring Batch job ended: " + execution.getAllFailureExceptions());
      }
    } catch (org.springframework.batch.core.job.JobInterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  /** What is wrong about the table. */
  public List<String> wrong(Expected expected) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Connection connection = database.connect(Database.REFERENCE);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM person")) {
      count.next();
      new Check("R8", wrong).equal("rows", expected.present(Expected.USER), count.getLong(1));
    }
    return wrong;
  }

  private static Step step(ResourcelessJobRepository repository, DataSource source, Path users) {
    return new StepBuilder("load", repository)
        .<FieldSet, FieldSet>chunk(CHUNK)
        .reader(reader(users))
        .processor(new FirstOfEachKey())
        .writer(writer(source))
        .transactionManager(new JdbcTransactionManager(source))
        .build();
  }

  private static FlatFileItemReader<FieldSet> reader(Path users) {
    return new FlatFileItemReaderBuilder<FieldSet>()
        .name("users")
        .resource(new FileSystemResource(users))
        .encoding("UTF-8")
        .linesToSkip(1)
        .recordSeparatorPolicy(new DefaultRecordSeparatorPolicy())
        .delimited()
        .names(Population.USER_COLUMNS.toArray(String[]::new))
        .fieldSetMapper(new PassThroughFieldSetMapper())
        .saveState(false)
        .build();
  }

  private static JdbcBatchItemWriter<FieldSet> writer(DataSource source) {
    JdbcBatchItemWriter<FieldSet> writer =
        new JdbcBatchItemWriterBuilder<FieldSet>()
            .dataSource(source)
            .sql(UPSERT)
            .itemPreparedStatementSetter(SpringBatchLoad::set)
            // Rewritten batches do not tell how many rows each insert made.
            .assertUpdates(false)
            .build();
    writer.afterPropertiesSet();
    return writer;
  }

  private static void set(FieldSet row, PreparedStatement statement) throws SQLException {
    for (int column = 0; column < TEXTS; column++) {
      statement.setString(column + 1, row.readString(column));
    }
    statement.setObject(TEXTS + 1, LocalDate.parse(row.readString(TEXTS)));
    statement.setInt(TEXTS + 2, row.readInt(TEXTS + 1));
  }

  /** One statement cannot upsert a key twice, and the first row is the one that counts. */
  private static final class FirstOfEachKey implements ItemProcessor<FieldSet, FieldSet> {
    private final Set<String> seen = new HashSet<>();

    @Override
    public @Nullable FieldSet process(FieldSet row) {
      String key = row.readString(0);
      return key == null || key.isEmpty() || !seen.add(key) ? null : row;
    }
  }
}
