using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.OpenAi;
using Xunit;

namespace SpaceNewsBot.Tests.Llm;

/// <summary>A model is there when it is set, with the prompts of a folder.</summary>
public sealed class LlmServicesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_an_endpoint_and_a_model_there_is_none()
    {
        var configuration = Configure(("Llm:ApiKey", "sk-test"), ("Llm:Timeout", "soon"), ("Llm:Model", " "));

        using var services = new ServiceCollection().AddLlm(() => configuration).BuildServiceProvider();

        Assert.Null(services.GetService<IAnswerModel>());
    }

    [Theory]
    [InlineData("Llm:Endpoint", "http://localhost:11434/v1", "Llm:Model")]
    [InlineData("Llm:Model", "gpt-5-mini", "Llm:Endpoint")]
    public void One_without_the_other_stops_the_host(string setting, string value, string missing)
    {
        using var services = new ServiceCollection().AddLlm(() => Configure((setting, value))).BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.StartsWith($"The setting {missing} is missing", Assert.Single(fault.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_the_model_with_its_prompts()
    {
        CopyPrompts();
        await using var room = new ModelRoom("http://localhost:11434", prompts: folder.Path);
        await using var same = new ModelRoom("http://localhost:8080/v1", prompts: folder.Path);
        var version = room.Model.Version;
        Assert.Equal(version, same.Model.Version);
        Assert.Matches("^test-model/[0-9a-f]{12}$", version);

        File.AppendAllText(Path.Combine(folder.Path, PromptLibrary.ExtractEvents, "config.json"), "\n");

        await using var changed = new ModelRoom("http://localhost:11434", prompts: folder.Path);
        Assert.NotEqual(version, changed.Model.Version);
    }

    [Fact]
    public async Task A_prompt_is_changed_without_building()
    {
        CopyPrompts();
        var template = Path.Combine(folder.Path, PromptLibrary.AnswerQuestion, "skprompt.txt");
        File.WriteAllText(template, File.ReadAllText(template).Replace("Three claims at most", "Two claims at most", StringComparison.Ordinal));
        await using var server = await OpenAiServer.StartAsync();
        await using var room = new ModelRoom(server.Address, prompts: folder.Path);
        server.Enqueue(ModelRoom.Reply);

        Assert.IsType<ModelOutcome<ModelDraft>.Given>(await room.DraftAsync(Token));

        Assert.Contains("Two claims at most", server.Requests[0].Messages[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_may_have_settings_of_its_own_for_a_model()
    {
        CopyPrompts();
        var config = Path.Combine(folder.Path, PromptLibrary.AnswerQuestion, "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace(
            "\"execution_settings\": {",
            $$"""
            "execution_settings": {
              "{{ModelRoom.ModelName}}": { "max_tokens": 4000, "reasoning_effort": "low" },
            """,
            StringComparison.Ordinal));
        await using var server = await OpenAiServer.StartAsync();
        await using var room = new ModelRoom(server.Address, prompts: folder.Path);
        server.Enqueue(ModelRoom.Reply);

        Assert.IsType<ModelOutcome<ModelDraft>.Given>(await room.DraftAsync(Token));

        var body = server.Requests[0].Body;
        Assert.Equal(4000, (int)body["max_completion_tokens"]!);
        Assert.Equal("low", (string?)body["reasoning_effort"]);
        Assert.False(body.ContainsKey("temperature"));
    }

    [Fact]
    public async Task A_prompt_that_can_not_be_used_is_no_model()
    {
        CopyPrompts();
        File.Delete(Path.Combine(folder.Path, PromptLibrary.AnswerQuestion, "skprompt.txt"));
        await using var room = new ModelRoom("http://localhost:11434", prompts: folder.Path);

        var fault = Assert.Throws<UnusablePromptsException>(() => room.Model);

        Assert.EndsWith("skprompt.txt is missing.", fault.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configure(params (string Setting, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Setting, s => (string?)s.Value)).Build();

    private void CopyPrompts()
    {
        foreach (var prompt in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "prompts")))
        {
            var copy = Directory.CreateDirectory(Path.Combine(folder.Path, Path.GetFileName(prompt)));
            foreach (var file in Directory.EnumerateFiles(prompt))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }
        }
    }
}
