using SpaceNewsBot.Llm;
using Xunit;

namespace SpaceNewsBot.Tests.Llm;

/// <summary>A setting that can't work stops the host with a sentence that names it.</summary>
public sealed class LlmOptionsTests
{
    [Fact]
    public void What_nobody_set_is_valid()
    {
        Assert.True(new LlmOptionsValidator().Validate(null, new LlmOptions()).Succeeded);
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", true)]
    [InlineData("https://api.openai.com", true)]
    [InlineData("https://norvik.openai.azure.com/openai/v1/", true)]
    [InlineData("http://localhost:11434/v1", true)]
    [InlineData(" http://127.0.0.1:8080/v1 ", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("api.openai.com/v1", false)]
    [InlineData("localhost:11434", false)]
    [InlineData("/v1", false)]
    [InlineData("ftp://api.openai.com/v1", false)]
    [InlineData("https://api.openai.com/v1?key=1", false)]
    [InlineData("https://api.openai.com/v1#here", false)]
    [InlineData("https://me:secret@api.openai.com/v1", false)]
    public void Takes_only_an_address_of_an_endpoint(string endpoint, bool isValid) =>
        Check(isValid, "Llm:Endpoint", o => o.Endpoint = endpoint);

    [Theory]
    [InlineData("gpt-5-mini", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    public void Takes_no_endpoint_without_a_model(string model, bool isValid) =>
        Check(isValid, "Llm:Model", o => o.Model = model);

    [Theory]
    [InlineData("", true)]
    [InlineData("sk-test-8f2a91c07b", true)]
    [InlineData("sk-test-8f2a91c07b\n", false)]
    [InlineData("sk test 8f2a91c07b", false)]
    [InlineData("sk-täst-8f2a91c07b", false)]
    public void Takes_only_a_key_that_can_be_sent_and_never_shows_it(string key, bool isValid)
    {
        var message = Check(isValid, "Llm:ApiKey", o => o.ApiKey = key);

        Assert.DoesNotContain("8f2a91c07b", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(600, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(601, false)]
    public void Takes_only_a_time_that_can_be_waited(int seconds, bool isValid) =>
        Check(isValid, "Llm:Timeout", o => o.Timeout = TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(1, true)]
    [InlineData(86_400, true)]
    [InlineData(0, false)]
    [InlineData(86_401, false)]
    public void Takes_only_a_rest_that_can_be_kept(int seconds, bool isValid) =>
        Check(isValid, "Llm:BreakFor", o => o.BreakFor = TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(0, false)]
    [InlineData(11, false)]
    public void Takes_only_a_sensible_count_of_tries(int count, bool isValid) =>
        Check(isValid, "Llm:MaxAttempts", o => o.MaxAttempts = count);

    [Theory]
    [InlineData(2, true)]
    [InlineData(100, true)]
    [InlineData(1, false)]
    [InlineData(101, false)]
    public void Takes_only_a_sensible_count_of_failures(int count, bool isValid) =>
        Check(isValid, "Llm:BreakAfter", o => o.BreakAfter = count);

    [Theory]
    [InlineData(0, true)]
    [InlineData(5_000_000_000, true)]
    [InlineData(-1, false)]
    public void Takes_only_a_limit_of_tokens_that_is_one(long count, bool isValid) =>
        Check(isValid, "Llm:TokensPerDay", o => o.TokensPerDay = count);

    private static string Check(bool isValid, string setting, Action<LlmOptions> set)
    {
        var options = new LlmOptions { Endpoint = "https://api.openai.com/v1", Model = "gpt-5-mini" };
        set(options);

        var result = new LlmOptionsValidator().Validate(null, options);

        Assert.Equal(isValid, result.Succeeded);
        if (!isValid)
        {
            Assert.StartsWith($"The setting {setting} ", Assert.Single(result.Failures!), StringComparison.Ordinal);
        }

        return result.FailureMessage ?? "";
    }
}
