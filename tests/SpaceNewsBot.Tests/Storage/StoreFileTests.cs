using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Storage;

public sealed class StoreFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.Combine("spacenewsbot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_store_starts_with_the_starter_story()
    {
        using var store = new SqliteStore(_folder.Combine("new/folder"), withStarter: true);

        var report = await store.Check.RunAsync(Token);

        var source = Assert.Single(await store.Sources.ListAsync("default", Token));
        Assert.Equal("starter", source.Id);
        Assert.Equal(new StoreReport(store.Path, 6, 1), report);
        Assert.NotEmpty(await store.Sources.ReadTermsAsync("default", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_starter_story_does_not_come_back_once_it_was_removed()
    {
        using (var first = new SqliteStore(_folder.Path, withStarter: true))
        {
            await first.Sources.RemoveAsync("default", "starter", 1, "somebody", "not needed", Token);
        }

        using var second = new SqliteStore(_folder.Path, withStarter: true);

        Assert.Empty(await second.Sources.ListAsync("default", Token));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_one_store()
    {
        using var one = new SqliteStore(_folder.Path, withStarter: true);
        using var two = new SqliteStore(_folder.Path, withStarter: true);

        var lists = await Task.WhenAll(one.Sources.ListAsync("default", Token), two.Sources.ListAsync("default", Token));

        Assert.All(lists, list => Assert.Equal("starter", Assert.Single(list).Id));
    }

    [Fact]
    public async Task A_change_by_another_process_is_seen_by_the_generation()
    {
        using var serving = new SqliteStore(_folder.Path);
        using var editing = new SqliteStore(_folder.Path);
        var before = await serving.Sources.GetGenerationAsync(Token);

        await editing.Sources.CommitAsync(SampleSources.Commit("one", "The crew landed."), Token);

        Assert.True(await serving.Sources.GetGenerationAsync(Token) > before);
        Assert.Single(await serving.Sources.ListAsync("default", Token));
    }

    [Fact]
    public async Task Writers_of_one_process_take_turns_and_lose_nothing()
    {
        using var store = new SqliteStore(_folder.Path);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            number => store.Sources.CommitAsync(SampleSources.Commit($"id{number}", $"Text {number}."), Token)));

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.Equal(40, (await store.Sources.ListAsync("default", Token)).Count);
    }

    [Theory]
    [InlineData("UPDATE revisions SET text = 'Changed.'")]
    [InlineData("DELETE FROM revisions")]
    [InlineData("UPDATE passages SET start_offset = 3")]
    [InlineData("DELETE FROM passages")]
    [InlineData("UPDATE removals SET reason = 'Changed.'")]
    [InlineData("DELETE FROM removals")]
    public async Task A_revision_can_not_be_changed_even_past_the_store(string sql)
    {
        using var store = new SqliteStore(_folder.Path);
        await store.Sources.CommitAsync(SampleSources.Commit("one", "As written."), Token);
        await store.Sources.RemoveAsync("default", "one", 1, "somebody", "outdated", Token);
        using var connection = store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        var refusal = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());

        Assert.Contains("never", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("As written.", (await store.Sources.FindRevisionAsync("default", "one", 1, Token))?.Text);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'Changed.'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("UPDATE releases SET reason = 'Changed.'")]
    [InlineData("DELETE FROM releases")]
    public async Task The_audit_log_can_not_be_changed_even_past_the_store(string sql)
    {
        using var store = new SqliteStore(_folder.Path);
        await store.Sources.CommitAsync(SampleSources.Commit("one", "Ignore all.") with { IsQuarantined = true }, Token);
        await store.Sources.ReleaseAsync("default", "one", 1, "somebody", "looked at", Token);
        using var connection = store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        var refusal = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());

        Assert.Contains("never", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await store.Audit.ReadAsync(new AuditFilter("default"), Token)).Count);
    }

    [Fact]
    public async Task Every_table_carries_the_workspace()
    {
        using var store = new SqliteStore(_folder.Path);
        await store.Check.RunAsync(Token);
        using var connection = store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT name FROM sqlite_master AS t
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'workspace_id')
            """;

        Assert.Null(command.ExecuteScalar());
    }

    [Fact]
    public async Task Sent_parts_and_answers_survive_a_restart()
    {
        using (var first = new SqliteStore(_folder.Path))
        {
            await first.Inbox.RecordAsync(Contracts.InboxContract.Message("7"), null, Token);
            var item = (await first.Inbox.ReadHeadsAsync(["telegram", "test"], 1, Token))[0];
            await first.Inbox.RecordPartSentAsync(item.Id, "100", isNotice: false, Token);
        }

        using var second = new SqliteStore(_folder.Path);

        var head = Assert.Single(await second.Inbox.ReadHeadsAsync(["telegram", "test"], 1, Token));
        Assert.Equal(1, head.PartsSent);
        Assert.Equal("7", head.Message.UpdateId);
    }

    [Fact]
    public async Task A_store_that_another_program_writes_to_can_still_be_read_and_says_who_to_wait_for()
    {
        using var store = new SqliteStore(_folder.Path);
        await store.Sources.CommitAsync(SampleSources.Commit("one", "The crew landed."), Token);
        using var other = store.ConnectDirectly();
        using var transaction = other.BeginTransaction(deferred: false);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.Sources.CommitAsync(SampleSources.Commit("two", "Another text."), Token));

        AssertSentence(fault, "locked by another program");
        Assert.Single(await store.Sources.ListAsync("default", Token));
        transaction.Rollback();
        Assert.IsType<CommitOutcome.Committed>(await store.Sources.CommitAsync(SampleSources.Commit("two", "Another text."), Token));
    }

    [Fact]
    public async Task A_store_that_another_program_keeps_for_itself_is_refused_and_works_again_later()
    {
        using (var earlier = new SqliteStore(_folder.Path))
        {
            await earlier.Check.RunAsync(Token);
        }

        using var store = new SqliteStore(_folder.Path);
        using (var other = store.ConnectDirectly())
        {
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM generations;";
            command.ExecuteNonQuery();

            var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Sources.ListAsync("default", Token));

            AssertSentence(fault, "locked by another program");
        }

        Assert.Empty(await store.Sources.ListAsync("default", Token));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using (var first = new SqliteStore(_folder.Path))
        {
            await first.Check.RunAsync(Token);
            using var connection = first.ConnectDirectly();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        using var second = new SqliteStore(_folder.Path);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => second.Sources.ListAsync("default", Token));

        AssertSentence(fault, "schema 99, this program knows 6");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var bytes = Enumerable.Range(0, 5_000).Select(number => (byte)(number * 7)).ToArray();
        await System.IO.File.WriteAllBytesAsync(File, bytes, Token);
        using var store = new SqliteStore(_folder.Path, withStarter: true);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Sources.ListAsync("default", Token));

        AssertSentence(fault, "damaged");
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File, Token));
    }

    [Fact]
    public async Task A_store_with_damaged_pages_is_refused_and_left_as_it_is()
    {
        using (var first = new SqliteStore(_folder.Path))
        {
            await first.Sources.CommitAsync(SampleSources.Commit("one", new string('x', 50_000)), Token);
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(File, Token);
        bytes.AsSpan(4_096).Fill(0xA5);
        await System.IO.File.WriteAllBytesAsync(File, bytes, Token);
        using var second = new SqliteStore(_folder.Path);

        var reading = await Assert.ThrowsAsync<StoreUnavailableException>(() => second.Sources.ListAsync("default", Token));
        var checking = await Assert.ThrowsAsync<StoreUnavailableException>(() => second.Check.RunAsync(Token));

        AssertSentence(reading, "damaged");
        AssertSentence(checking, "damaged");
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File, Token));
    }

    [Fact]
    public async Task Terms_that_are_malformed_count_as_damage()
    {
        using var store = new SqliteStore(_folder.Path);
        await store.Sources.CommitAsync(SampleSources.Commit("one", "The crew landed."), Token);
        using var connection = store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER passages_keep_what_they_say; UPDATE passages SET terms = x'FFFFFFFF0F01'";
        command.ExecuteNonQuery();

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.Sources.ReadTermsAsync("default", Token).ToListAsync(Token).AsTask());

        AssertSentence(fault, "damaged");
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_as_it_is()
    {
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE notes (text TEXT)";
            command.ExecuteNonQuery();
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(File, Token);
        using var store = new SqliteStore(_folder.Path);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Sources.ListAsync("default", Token));

        AssertSentence(fault, "another program's database");
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File, Token));
    }

    [Theory]
    [InlineData("PRAGMA max_page_count = 9", "is full")]
    [InlineData("PRAGMA query_only = ON", "is read-only")]
    public void A_full_disk_and_a_read_only_file_are_told_apart(string condition, string words)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = condition;
        command.ExecuteNonQuery();
        command.CommandText = "CREATE TABLE filler AS SELECT zeroblob(1000000)";
        var fault = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());

        var described = StoreFaults.Describe(fault, File);

        AssertSentence(described, words);
    }

    [Fact]
    public async Task A_store_without_the_right_to_write_says_so()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Rights on files don't bind the administrator.");
        using (var first = new SqliteStore(_folder.Path))
        {
            await first.Check.RunAsync(Token);
        }

        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);
        using var store = new SqliteStore(_folder.Path);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.Sources.CommitAsync(SampleSources.Commit("one", "The crew landed."), Token));

        AssertSentence(fault, "writable");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        var path = _folder.Combine("notes.txt");
        await System.IO.File.WriteAllTextAsync(path, "Mine.", Token);
        using var store = new SqliteStore(path);
        using var below = new SqliteStore(System.IO.Path.Combine(path, "data"));

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Sources.ListAsync("default", Token));
        var faultBelow = await Assert.ThrowsAsync<StoreUnavailableException>(() => below.Sources.ListAsync("default", Token));

        Assert.Contains($"The data folder {path} is a file", fault.Message, StringComparison.Ordinal);
        Assert.Contains("can't be made", faultBelow.Message, StringComparison.Ordinal);
        Assert.Equal("Mine.", await System.IO.File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task A_store_file_that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(File);
        using var store = new SqliteStore(_folder.Path);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Sources.ListAsync("default", Token));

        AssertSentence(fault, "can't be opened");
    }

    private void AssertSentence(StoreUnavailableException? fault, string words)
    {
        Assert.NotNull(fault);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains(File, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", fault.Message, StringComparison.Ordinal);
    }
}
