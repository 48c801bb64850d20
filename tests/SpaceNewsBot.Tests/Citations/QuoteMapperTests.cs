using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using Xunit;

namespace SpaceNewsBot.Tests.Citations;

public sealed class QuoteMapperTests
{
    private const string Ferry = "The operator said it “won’t sail”\nbefore May. The 3-day stop was unplanned.";
    private const string Museum = "The Museum sold two jars.";

    private static readonly SourceRevision[] Revisions = [Revision("ferry", Ferry), Revision("museum", Museum)];
    private readonly QuoteMapper _mapper = new(Revisions);

    [Theory]
    [InlineData("said it “won’t sail”\nbefore May", "said it “won’t sail”\nbefore May")]
    [InlineData("said it \"won't sail\" before May", "said it “won’t sail”\nbefore May")]
    [InlineData("SAID it 'won't   sail' Before may.", "said it “won’t sail”\nbefore May.")]
    [InlineData("  the operator ", "The operator")]
    [InlineData("The 3–day stop", "The 3-day stop")]
    [InlineData("The 3\u2011day stop", "The 3-day stop")]
    public void White_space_quotation_marks_dashes_and_case_are_mapped_to_the_exact_words(string copied, string exact)
    {
        var mapped = _mapper.Map(new DraftQuote("default", "ferry", 1, copied));

        Assert.Equal(exact, mapped.Text);
        Assert.Equal(Ferry.IndexOf(exact, StringComparison.Ordinal), mapped.Start);
        Assert.IsType<QuoteVerdict.Verified>(new CitationVerifier(Revisions).Verify(mapped));
    }

    [Theory]
    [InlineData("The operator said it will sail")]
    [InlineData("The 4-day stop")]
    [InlineData("The 3day stop")]
    [InlineData("was planned")]
    [InlineData("planned")]
    [InlineData("The operat")]
    [InlineData("")]
    [InlineData(" ")]
    public void Any_other_change_stays_one(string altered)
    {
        var quote = new DraftQuote("default", "ferry", 1, altered);

        var mapped = _mapper.Map(quote);

        Assert.Equal(quote, mapped);
    }

    [Fact]
    public void Words_of_another_source_are_still_told_from_absent_ones()
    {
        var mapped = _mapper.Map(new DraftQuote("default", "ferry", 1, "the museum  sold two jars."));

        Assert.Equal(new QuoteVerdict.Misattributed("museum"), new CitationVerifier(Revisions).Verify(mapped));
    }

    private static SourceRevision Revision(string id, string text) => new(
        SourceLimits.DefaultWorkspace,
        id,
        1,
        new SourceMetadata(),
        text,
        ImmutableArray.Create(new Passage(0, PassageKind.Body, 0, text.Length)),
        DateTimeOffset.UnixEpoch,
        "command line",
        "A test needs it.");
}
