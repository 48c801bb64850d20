using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

public sealed class GroundedAnswerTests
{
    private const string Ferry = "The ferry stopped on Monday. The crew went home.";
    private const string Museum = "The museum sold two jars.";

    private static readonly SourceRevision[] Revisions = [Revision("ferry", Ferry), Revision("museum", Museum)];

    [Fact]
    public void Drops_a_claim_whose_quote_is_not_in_the_source()
    {
        var draft = Draft(
            Claim("It stopped.", Quote("ferry", "The ferry stopped on Monday.")),
            Claim("It sank.", Quote("ferry", "The ferry sank on Monday.")),
            Claim("It sold jars.", Quote("ferry", "The museum sold two jars.")),
            Claim("It stopped and went.", Quote("ferry", "The ferry stopped … The crew went home.")),
            Claim("Trust me."));

        var answer = GroundedAnswer.Verify(draft, Revisions);

        Assert.NotNull(answer);
        Assert.Equal("It stopped.", Assert.Single(answer.Claims).Text);
        Assert.Equal("The ferry stopped on Monday.", Assert.Single(answer.Citations).Quote);
    }

    [Fact]
    public void A_claim_keeps_the_quotes_that_stand_and_loses_the_others()
    {
        var draft = Draft(Claim("It stopped.", Quote("ferry", "The ferry flew."), Quote("ferry", "The ferry stopped"), Quote("museum", "The ferry stopped")));

        var answer = GroundedAnswer.Verify(draft, Revisions);

        Assert.NotNull(answer);
        Assert.Equal([1], Assert.Single(answer.Claims).Citations);
        Assert.Equal(("ferry", "The ferry stopped"), (Assert.Single(answer.Citations).SourceId, answer.Citations[0].Quote));
    }

    [Fact]
    public void There_is_no_answer_when_no_claim_is_left()
    {
        var invented = Draft(Claim("It sank.", Quote("ferry", "The ferry sank.")), Claim("Trust me."));

        Assert.Null(GroundedAnswer.Verify(invented, Revisions));
        Assert.Null(GroundedAnswer.Verify(Draft(), Revisions));
        Assert.Null(GroundedAnswer.Verify(Draft(Claim("It stopped.", Quote("ferry", "The ferry stopped"))), []));
    }

    [Fact]
    public void Citations_are_numbered_in_the_order_of_their_first_use_and_each_once()
    {
        var draft = Draft(
            Claim("One.", Quote("museum", "two jars"), Quote("ferry", "The crew")),
            Claim("Two.", Quote("ferry", "invented"), Quote("ferry", "The crew"), Quote("ferry", "The crew")),
            Claim("Three.", Quote("ferry", "Monday"), Quote("museum", "two jars")));

        var answer = GroundedAnswer.Verify(draft, Revisions);

        Assert.NotNull(answer);
        Assert.Equal(["two jars", "The crew", "Monday"], answer.Citations.Select(c => c.Quote));
        Assert.Equal([[1, 2], [2], [3, 1]], answer.Claims.Select(c => c.Citations.ToArray()));
    }

    [Fact]
    public void What_is_missing_is_carried_along()
    {
        var draft = Draft(Claim("It stopped.", Quote("ferry", "The ferry stopped"))) with { Missing = ["reason", "date"] };

        var answer = GroundedAnswer.Verify(draft, Revisions);

        Assert.Equal(["reason", "date"], answer!.Missing);
    }

    [Fact]
    public void An_answer_that_was_not_checked_can_not_be_built()
    {
        var type = typeof(GroundedAnswer);

        Assert.Empty(type.GetConstructors());
        Assert.True(type.IsSealed);
        Assert.DoesNotContain(type.GetProperties(), p => p.CanWrite);
        Assert.DoesNotContain(type.GetMethods(), m => m.Name == "<Clone>$");
        Assert.Equal(
            ["Verify"],
            type.Assembly.GetExportedTypes().SelectMany(t => t.GetMethods())
                .Where(m => m.IsStatic && m.DeclaringType == type && m.ReturnType.IsAssignableTo(typeof(Answer)))
                .Select(m => m.Name));
    }

    private static DraftAnswer Draft(params DraftClaim[] claims) => new([.. claims], []);

    private static DraftClaim Claim(string text, params DraftQuote[] quotes) => new(text, [.. quotes]);

    private static DraftQuote Quote(string source, string text) => new("default", source, 1, text);

    private static SourceRevision Revision(string id, string text) => new(
        SourceLimits.DefaultWorkspace,
        id,
        1,
        new SourceMetadata(Title: $"Title of {id}"),
        text,
        ImmutableArray<Passage>.Empty,
        DateTimeOffset.UnixEpoch,
        "command line",
        "A test needs it.");
}
