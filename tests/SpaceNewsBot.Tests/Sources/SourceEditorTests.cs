using System.Text.Json;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Sources;

public sealed class SourceEditorTests : IDisposable
{
    private const string Story = "Ferry line pauses its night boats\n\nBy Ada Example\n\nThe ferry line paused its night boats on Monday.\n";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;
    private readonly SourceEditor _editor;

    public SourceEditorTests()
    {
        _store = new SqliteStore(_folder.Path);
        _editor = new SourceEditor(_store.Sources, _store.Clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_added_text_keeps_its_characters_and_gives_its_title_and_author()
    {
        var outcome = await _editor.EditAsync(
            new SourceChange.Add(Material("\uFEFF" + Story.Replace("\n", "\r\n", StringComparison.Ordinal))), Token);

        var revision = await _store.Sources.FindAsync("default", "ferry-line-pauses-its-night-boats", Token);
        Assert.Equal(new SourceEditOutcome.Committed("ferry-line-pauses-its-night-boats", 1), outcome);
        Assert.NotNull(revision);
        Assert.Equal(Story, revision.Text);
        Assert.Equal(new SourceMetadata("Ferry line pauses its night boats", "Ada Example"), revision.Metadata);
        Assert.Equal(("command line", "A test needs it.", _store.Clock.GetUtcNow()), (revision.CreatedBy, revision.Reason, revision.CreatedAt));
    }

    [Fact]
    public async Task Options_win_over_front_matter()
    {
        const string matter = "---\ntitle: \"From: the matter\"\nauthor: Ada Example\nurl: https://example.org/a\npublished: 2022-03-05\n---\n\n";

        await _editor.EditAsync(new SourceChange.Add(Material(matter + Story) with { Author = "Bea Example", Publisher = " The Harbour " }), Token);

        var revision = await _store.Sources.FindAsync("default", "from-the-matter", Token);
        Assert.NotNull(revision);
        Assert.Equal(
            new SourceMetadata("From: the matter", "Bea Example", "The Harbour", "https://example.org/a", new DateOnly(2022, 3, 5)),
            revision.Metadata);
        Assert.Equal(Story, revision.Text);
    }

    [Theory]
    [InlineData("---\nsubject: Boats\n---\n", "unknown key \"subject\"")]
    [InlineData("---\ntitle: Boats\npublished: 5 March\n---\n", "published date \"5 March\"")]
    [InlineData("---\ntitle: Boats\nurl: ftp://example.org\n---\n", "url \"ftp://example.org\"")]
    [InlineData("---\ntitle: Boats\nurl: /boats\n---\n", "url \"/boats\"")]
    [InlineData("---\ntitle: Boats\nurl: javascript://example.org/%0aalert(1)\n---\n", "absolute web address")]
    [InlineData("---\ntitle: Boats\ntitle: Ships\n---\n", "key \"title\" twice")]
    [InlineData("---\ntitle: Boats\nwithout a colon\n---\n", "line \"without a colon\"")]
    [InlineData("---\ntitle: never closed\n", "never ends")]
    public async Task Front_matter_that_can_not_be_used_is_refused_by_name(string matter, string words)
    {
        var outcome = await _editor.EditAsync(new SourceChange.Add(Material(matter + Story)), Token);

        AssertRejected(outcome, words);
    }

    [Theory]
    [InlineData("---\nA rule stands above this line.\n---\nAnd one below it.")]
    public async Task A_text_that_starts_with_a_rule_keeps_it(string text)
    {
        await _editor.EditAsync(new SourceChange.Add(Material(text) with { Title = "Rule" }), Token);

        Assert.Equal(text, (await _store.Sources.FindAsync("default", "rule", Token))?.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u200B\uFEFF\n")]
    [InlineData("---\ntitle: Only front matter\n---\n")]
    public async Task An_empty_text_is_refused(string text)
    {
        var outcome = await _editor.EditAsync(new SourceChange.Add(Material(text)), Token);

        AssertRejected(outcome, "text is empty");
    }

    [Theory]
    [InlineData("PK\u0003\u0004\0\0 and so on, with words in it")]
    [InlineData("\u0001\u0002\u0003\u0004words")]
    [InlineData("\uFFFD\uFFFD\uFFFDPNG")]
    public async Task A_file_that_is_no_text_is_refused(string text)
    {
        var outcome = await _editor.EditAsync(new SourceChange.Add(Material(text)), Token);

        AssertRejected(outcome, "isn't text");
    }

    [Fact]
    public async Task A_text_over_five_megabytes_is_refused_and_one_of_five_is_not()
    {
        var line = string.Concat(Enumerable.Repeat("The crew landed on time. ", SourceLimits.MaxTextBytes / 25 + 1))[..SourceLimits.MaxTextBytes];

        var atLimit = await _editor.EditAsync(new SourceChange.Add(Material(line) with { Title = "Long" }), Token);
        var above = await _editor.EditAsync(new SourceChange.Add(Material(line[..^1] + "é") with { Title = "Longer" }), Token);

        Assert.Equal(new SourceEditOutcome.Committed("long", 1), atLimit);
        AssertRejected(above, "at most 5 MB");
    }

    [Fact]
    public async Task The_same_text_again_is_already_there()
    {
        await _editor.EditAsync(new SourceChange.Add(Material(Story)), Token);

        var outcome = await _editor.EditAsync(new SourceChange.Add(Material(Story) with { Title = "Another title" }), Token);

        Assert.Equal(new SourceEditOutcome.AlreadyThere("ferry-line-pauses-its-night-boats"), outcome);
        Assert.Single(await _store.Sources.ListAsync("default", Token));
    }

    [Theory]
    [InlineData("Russia’s plan: “what now?”", "russias-plan-what-now")]
    [InlineData("A headline with a great many words in it that goes on", "a-headline-with-a-great-many-words-in-it")]
    [InlineData("Antidisestablishmentarianismandmoreofthesamekind", "antidisestablishmentarianismandmoreofthe")]
    [InlineData("مرحبا", "source")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public async Task An_id_can_be_typed(string title, string id)
    {
        var outcome = await _editor.EditAsync(new SourceChange.Add(Material(Story) with { Title = title }), Token);

        Assert.Equal(new SourceEditOutcome.Committed(id, 1), outcome);
    }

    [Fact]
    public async Task An_id_is_never_given_twice()
    {
        await _editor.EditAsync(new SourceChange.Add(Material("One text.") with { Title = "Boats" }), Token);
        await _editor.EditAsync(new SourceChange.Add(Material("Second text.") with { Title = "Boats" }), Token);
        await _editor.EditAsync(new SourceChange.Remove("default", "boats", "somebody", "outdated"), Token);

        var third = await _editor.EditAsync(new SourceChange.Add(Material("One text.") with { Title = "Boats" }), Token);

        Assert.Equal(new SourceEditOutcome.Committed("boats-3", 1), third);
    }

    [Fact]
    public async Task An_update_makes_the_next_revision_and_keeps_what_was_not_given()
    {
        await _editor.EditAsync(new SourceChange.Add(Material(Story) with { Publisher = "The Harbour" }), Token);
        const string id = "ferry-line-pauses-its-night-boats";
        var newer = Story.Replace("Ferry line pauses", "Ferry line resumes", StringComparison.Ordinal);

        var updated = await _editor.EditAsync(new SourceChange.Update(id, Material(newer)), Token);
        var same = await _editor.EditAsync(new SourceChange.Update(id, Material(newer)), Token);
        var dated = await _editor.EditAsync(new SourceChange.Update(id, Material(newer) with { Published = "2022-03-06" }), Token);

        Assert.Equal(new SourceEditOutcome.Committed(id, 2), updated);
        AssertRejected(same, "already has this text");
        Assert.Equal(new SourceEditOutcome.Committed(id, 3), dated);
        Assert.Equal(
            new SourceMetadata("Ferry line resumes its night boats", "Ada Example", "The Harbour", Published: new DateOnly(2022, 3, 6)),
            (await _store.Sources.FindAsync("default", id, Token))?.Metadata);
    }

    [Fact]
    public async Task An_unknown_id_is_refused_by_name()
    {
        AssertRejected(await _editor.EditAsync(new SourceChange.Update("boats", Material(Story)), Token), "no source \"boats\"");
        AssertRejected(await _editor.EditAsync(new SourceChange.Remove("default", "boats", "somebody", "outdated"), Token), "no source \"boats\"");
    }

    [Fact]
    public async Task A_long_or_broken_field_is_refused_by_name()
    {
        AssertRejected(await _editor.EditAsync(new SourceChange.Add(Material(Story) with { Title = new string('x', 501) }), Token), "title has 501 characters");
        AssertRejected(await _editor.EditAsync(new SourceChange.Add(Material(Story) with { Author = "Ada\nExample" }), Token), "author has a line break");
    }

    [Fact]
    public async Task Half_a_character_becomes_what_it_is_read_back_as()
    {
        var outcome = await _editor.EditAsync(new SourceChange.Add(Material("The crew \uD83D landed.") with { Title = "Half \uDE80" }), Token);

        var again = await _editor.EditAsync(new SourceChange.Add(Material("The crew \uD83D landed.") with { Title = "Half \uDE80" }), Token);

        Assert.Equal(new SourceEditOutcome.Committed("half", 1), outcome);
        Assert.Equal(new SourceEditOutcome.AlreadyThere("half"), again);
        Assert.Equal("The crew \uFFFD landed.", (await _store.Sources.FindAsync("default", "half", Token))?.Text);
    }

    [Fact]
    public async Task Every_hostile_string_of_the_corpus_is_stored_as_written_or_refused_with_a_sentence()
    {
        var corpus = FindCorpus();
        Assert.SkipWhen(corpus is null, "../shared/robustness/naughty.jsonl isn't on this machine.");
        foreach (var line in await File.ReadAllLinesAsync(corpus, Token))
        {
            var row = JsonDocument.Parse(line).RootElement;
            var payload = row.GetProperty("payload").GetString()!;
            var id = row.GetProperty("id").GetString();
            var material = Material($"A line above.\n\n{payload}\n\nA line below with {id}.") with { Title = payload };

            var outcome = await _editor.EditAsync(new SourceChange.Add(material), Token);

            if (outcome is not SourceEditOutcome.Committed(var sourceId, _))
            {
                Assert.IsType<SourceEditOutcome.Rejected>(outcome);
                Assert.Contains(payload, char.IsControl);
                continue;
            }

            var text = (await _store.Sources.FindRevisionAsync("default", sourceId, 1, Token))!.Text;
            Assert.Contains(payload.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), text, StringComparison.Ordinal);
            Assert.Contains(await _store.Sources.ListAsync("default", Token), source => source.Id == sourceId);
        }
    }

    private static SourceMaterial Material(string text) => new("default", text, "command line", "A test needs it.");

    private static void AssertRejected(SourceEditOutcome outcome, string words)
    {
        var reason = Assert.IsType<SourceEditOutcome.Rejected>(outcome).Reason;
        Assert.Contains(words, reason, StringComparison.Ordinal);
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
    }

    private static string? FindCorpus()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "..", "shared", "robustness", "naughty.jsonl");
            if (File.Exists(Path.Combine(folder.FullName, "SpaceNewsBot.sln")) && File.Exists(corpus))
            {
                return corpus;
            }
        }

        return null;
    }
}
