using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Claims;

/// <summary>The committed claims, true and false, about stories of our own.</summary>
public sealed class StoryClaimsTests
{
    // A false claim that is called supported costs the bot its one promise.
    private const double MostFalse = 0.015;

    // Of one kind there are few.
    private const double MostFalseOfAKind = 0.06;

    private const double FewestTrue = 0.95;

    [Theory]
    [InlineData("parties")]
    [InlineData("number")]
    [InlineData("date")]
    [InlineData("name")]
    [InlineData("place")]
    [InlineData("negation")]
    [InlineData("modality")]
    [InlineData("condition")]
    [InlineData("reason")]
    [InlineData("speaker")]
    public void A_claim_that_is_wrong_in_one_thing_is_hardly_ever_supported(string kind)
    {
        var (supported, all) = Check(StoryClaim.Read("claims.jsonl").Where(c => !c.Supported && c.Kind == kind));

        Assert.True(all > 4, $"There are {all} claims.");
        Assert.True(supported.Count <= all * MostFalseOfAKind, $"{supported.Count} of {all}:\n{string.Join('\n', supported)}");
    }

    [Fact]
    public void False_claims_are_hardly_ever_supported_all_in_all()
    {
        var (supported, all) = Check(StoryClaim.Read("claims.jsonl").Where(c => !c.Supported));

        Assert.True(all > 300, $"There are {all} claims.");
        Assert.True(supported.Count <= all * MostFalse, $"{supported.Count} of {all}:\n{string.Join('\n', supported)}");
    }

    [Theory]
    [InlineData("verbatim")]
    [InlineData("paraphrase")]
    [InlineData("passive")]
    [InlineData("merged")]
    [InlineData("several")]
    public void A_true_claim_is_supported_in_other_words_too(string kind)
    {
        var claims = StoryClaim.Read("claims.jsonl").Where(c => c.Supported && c.Kind == kind).ToList();
        var (supported, all) = Check(claims);

        Assert.True(all > 4, $"There are {all} claims.");
        Assert.True(supported.Count >= all * FewestTrue, $"{supported.Count} of {all} supported:\n{string.Join('\n', supported)}");
    }

    private static (List<string> Supported, int All) Check(IEnumerable<StoryClaim> claims)
    {
        var all = 0;
        var supported = new List<string>();
        foreach (var claim in claims)
        {
            foreach (var (text, passages) in claim.Filled())
            {
                all++;
                if (ClaimChecker.Check(text, passages).Support == ClaimSupport.Supported)
                {
                    supported.Add($"{claim.Story}: {text}");
                }
            }
        }

        return (supported, all);
    }
}
