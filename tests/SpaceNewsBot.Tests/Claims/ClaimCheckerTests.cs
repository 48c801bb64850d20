using System.Diagnostics;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Claims;

public sealed class ClaimCheckerTests
{
    private const string Ferry = "The harbour office suspended the night ferry on Monday. Its director, Ada Quill, named a broken engine as the reason. About 2,500,000 people use the ferry each year.";

    [Fact]
    public void What_a_sentence_says_is_supported_by_that_sentence()
    {
        var verdict = Check("The harbour office suspended the night ferry on Monday.");

        Assert.Equal(ClaimSupport.Supported, verdict.Support);
        Assert.Equal("The harbour office suspended the night ferry on Monday.", Text(verdict.Evidence[0]));
        Assert.Empty(verdict.Mismatches);
    }

    [Fact]
    public void A_claim_about_something_else_is_not_supported()
    {
        var verdict = Check("The museum bought a painting by an unknown master.");

        Assert.Equal(ClaimSupport.NotSupported, verdict.Support);
    }

    [Theory]
    [InlineData("2.5 million people use the ferry each year.")]
    [InlineData("About 2,500,000 people use the ferry each year.")]
    public void A_number_is_the_same_however_it_is_written(string claim)
    {
        var verdict = Check(claim);

        Assert.Equal(ClaimSupport.Supported, verdict.Support);
    }

    [Theory]
    [InlineData("The night ferry stops on April 9th.", "The night ferry stops on April 9.")]
    [InlineData("The ferry sails again in the 2018-2019 season.", "The ferry sails again in the 2018–19 season.")]
    [InlineData("2018-06-30: The night ferry stopped.", "The night ferry stopped on 30 June 2018.")]
    [InlineData("The harbour office praised Ada Patterson.", "The harbour office praised Ada Paterson.")]
    [InlineData("The office wants cooperation with the ferry.", "The office wants co-operation with the ferry.")]
    public void A_date_name_or_word_is_the_same_however_it_is_written(string text, string claim)
    {
        var verdict = ClaimChecker.Check(claim, [new EvidencePassage("p", "", text)]);

        Assert.Empty(verdict.Mismatches);
        Assert.Equal(ClaimSupport.Supported, verdict.Support);
    }

    [Theory]
    [InlineData("The night ferry stops on April 9th.", "The night ferry stops on April 8.")]
    [InlineData("The ferry sails again in the 2018-2019 season.", "The ferry sails again in the 2018–20 season.")]
    [InlineData("2018-06-30: The night ferry stopped.", "The night ferry stopped on 30 July 2018.")]
    public void Another_date_in_other_writing_is_another_date(string text, string claim)
    {
        var verdict = ClaimChecker.Check(claim, [new EvidencePassage("p", "", text)]);

        Assert.NotEqual(ClaimSupport.Supported, verdict.Support);
    }

    [Fact]
    public void Sentences_that_the_caller_knows_are_kept()
    {
        const string text = "Night ferry Suspended on Monday by the harbour office";
        var passage = new EvidencePassage("p", "", text) { Sentences = [new TextSpan(0, 11), new TextSpan(12, text.Length)] };

        var verdict = ClaimChecker.Check("It was suspended on Monday by the harbour office.", [passage]);

        Assert.Equal(12, verdict.Evidence[0].Start);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?", "Hello.")]
    [InlineData("The ferry stopped.", "")]
    [InlineData("\ud83d", "\ud83d")]
    public void Nothing_is_supported_by_nothing(string claim, string text)
    {
        var verdict = ClaimChecker.Check(claim, [new EvidencePassage("p", "", text)]);

        Assert.Equal(ClaimSupport.NotSupported, verdict.Support);
        Assert.Empty(verdict.Evidence);
    }

    [Theory]
    [InlineData("The harbour office suspended the night ferry on Monday, said 2,300 people because of it. ")]
    [InlineData("suspended ")]
    [InlineData("not, until because said Ada Quill will ")]
    public void The_longest_claim_on_the_longest_text_takes_seconds(string words)
    {
        const int LongestText = 5_000_000;
        const int LongestClaim = 2_000;
        var text = string.Concat(Enumerable.Repeat(words, (LongestText / words.Length) + 1))[..LongestText];
        var started = Stopwatch.StartNew();

        var verdict = ClaimChecker.Check(text[..LongestClaim], [new EvidencePassage("p", "", text)]);

        Assert.True(started.Elapsed < TimeSpan.FromSeconds(60), $"It took {started.Elapsed}.");
        Assert.All(verdict.Evidence, e => Assert.InRange(e.End, e.Start, text.Length));
    }

    private static ClaimVerdict Check(string claim) => ClaimChecker.Check(claim, [new EvidencePassage("p", "Ferry", Ferry)]);

    private static string Text(Evidence evidence) => Ferry[evidence.Start..evidence.End];

    [Theory]
    [InlineData("ferry")]
    [InlineData("museum")]
    [InlineData("observatory")]
    [InlineData("orbiter")]
    public void Any_row_of_words_is_checked(string story)
    {
        var text = File.ReadAllText(Path.Combine(StoryRoom.Folder, story + ".md"));
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        EvidencePassage[] passages = [.. text.Split("\n\n").Select((p, i) => new EvidencePassage($"p{i}", "", p, "story"))];
        var random = new Random(7);
        for (var i = 0; i < 800; i++)
        {
            // Whole stretches, so that clauses and speakers come about.
            var claim = string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).SelectMany(_ => words.Skip(random.Next(words.Length)).Take(random.Next(1, 7))));

            var verdict = ClaimChecker.Check(claim, passages);

            Assert.All(verdict.Mismatches, m => Assert.InRange(m.End, m.Start, claim.Length));
        }
    }
}
