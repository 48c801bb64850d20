using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using Xunit;

namespace SpaceNewsBot.Tests.Citations;

public sealed class CitationVerifierTests
{
    private const string Ferry = "The ferry waits. The harbour office closed the ramp on Monday, and the crew went home. The ferry waits.";
    private const string Museum = "The museum sold 🏺 two jars. The curator counted them.";

    private static readonly SourceRevision[] Revisions = [Revision("ferry", 2, Ferry), Revision("museum", 1, Museum)];
    private readonly CitationVerifier _verifier = new(Revisions);

    [Fact]
    public void Finds_a_quote_at_the_offset_that_it_says()
    {
        var second = Ferry.LastIndexOf("The ferry waits.", StringComparison.Ordinal);

        var verdict = _verifier.Verify(new DraftQuote("default", "ferry", 2, "The ferry waits.", second));

        var citation = Assert.IsType<QuoteVerdict.Verified>(verdict).Citation;
        Assert.Equal(new Citation("default", "ferry", 2, Revisions[0].Metadata, second, Ferry.Length, "The ferry waits."), citation);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(101)]
    public void Finds_a_quote_whose_offset_is_wrong_where_it_stands(int? said)
    {
        const string quote = "closed the ramp on Monday";

        var verdict = _verifier.Verify(new DraftQuote("default", "ferry", 2, quote, said));

        var citation = Assert.IsType<QuoteVerdict.Verified>(verdict).Citation;
        Assert.Equal(quote, Ferry[citation.Start..citation.End]);
        Assert.Equal(quote, citation.Quote);
    }

    [Theory]
    [InlineData("The office reopened the ramp.")]
    [InlineData("the harbour office")]
    [InlineData("closed the ramp on Mondays")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("......")]
    [InlineData("rew went home")]
    [InlineData("ferry wait")]
    public void Words_that_stand_nowhere_are_absent(string quote)
    {
        var verdict = _verifier.Verify(new DraftQuote("default", "ferry", 2, quote));

        Assert.IsType<QuoteVerdict.Absent>(verdict);
    }

    [Theory]
    [InlineData("ferry", 1)]
    [InlineData("ferry", 3)]
    [InlineData("Ferry", 2)]
    [InlineData("theatre", 1)]
    public void A_revision_that_is_not_given_holds_nothing(string sourceId, int revision)
    {
        var verdict = _verifier.Verify(new DraftQuote("default", sourceId, revision, "closed the opera", 0));

        Assert.IsType<QuoteVerdict.Absent>(verdict);
    }

    [Fact]
    public void Words_of_another_source_are_misattributed_to_the_one_named()
    {
        var verdict = _verifier.Verify(new DraftQuote("default", "ferry", 2, "The curator counted them."));

        Assert.Equal(new QuoteVerdict.Misattributed("museum"), verdict);
    }

    [Theory]
    [InlineData("The harbour office closed … and the crew went home.")]
    [InlineData("The harbour office closed ... the crew ... home.")]
    [InlineData("The harbour office closed the ramp and the crew went home.")]
    [InlineData("closed  the ramp")]
    [InlineData("The ferry waits. and the crew went home.")]
    public void Words_that_stand_in_pieces_are_spliced(string quote)
    {
        var verdict = _verifier.Verify(new DraftQuote("default", "ferry", 2, quote));

        Assert.IsType<QuoteVerdict.Spliced>(verdict);
    }

    [Theory]
    [InlineData("the crew went home … The harbour office closed")]
    [InlineData("the crew went home The harbour office closed")]
    [InlineData("The harbour office … reopened the ramp")]
    [InlineData("The harbour office … The curator counted them.")]
    public void Pieces_in_another_order_or_of_another_source_are_absent(string quote)
    {
        var verdict = _verifier.Verify(new DraftQuote("default", "ferry", 2, quote));

        Assert.IsType<QuoteVerdict.Absent>(verdict);
    }

    [Fact]
    public void Offsets_count_utf16_units_so_that_an_emoji_is_two()
    {
        var verdict = _verifier.Verify(new DraftQuote("default", "museum", 1, "🏺 two jars"));

        var citation = Assert.IsType<QuoteVerdict.Verified>(verdict).Citation;
        Assert.Equal(("The museum sold ".Length, "The museum sold 🏺 two jars".Length), (citation.Start, citation.End));
        Assert.Equal(11, citation.End - citation.Start);
    }

    [Fact]
    public void A_quote_of_a_megabyte_is_looked_up_in_a_source_of_that_size()
    {
        var text = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"Wave {i}. "));
        var verifier = new CitationVerifier([Revision("sea", 1, text)]);

        var whole = verifier.Verify(new DraftQuote("default", "sea", 1, text));
        var spliced = verifier.Verify(new DraftQuote("default", "sea", 1, text[..500_000] + text[600_000..]));

        Assert.IsType<QuoteVerdict.Verified>(whole);
        Assert.IsType<QuoteVerdict.Spliced>(spliced);
    }

    private static SourceRevision Revision(string id, int number, string text) => new(
        SourceLimits.DefaultWorkspace,
        id,
        number,
        new SourceMetadata(Title: $"Title of {id}"),
        text,
        ImmutableArray.Create(new Passage(0, PassageKind.Body, 0, text.Length)),
        DateTimeOffset.UnixEpoch,
        "command line",
        "A test needs it.");
}
