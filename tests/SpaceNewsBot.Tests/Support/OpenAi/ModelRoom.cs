using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Llm;

namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>A language model as the host wires it up, on a clock that stands still.</summary>
internal sealed class ModelRoom : IAsyncDisposable
{
    public const string ModelName = "test-model";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider services;

    public ModelRoom(string endpoint, MemoryBotState? state = null, string? prompts = null, params (string Setting, string Value)[] settings)
    {
        State = state ?? new MemoryBotState();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Llm:Endpoint", endpoint),
                new("Llm:Model", ModelName),
                .. settings.Select(s => KeyValuePair.Create<string, string?>($"Llm:{s.Setting}", s.Value)),
            ])
            .Build();
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IBotState>(State);
        if (prompts is not null)
        {
            collection.AddSingleton(new PromptLibrary(prompts));
        }

        services = collection.AddLlm(() => configuration).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    public ObservedTime Time { get; } = new();

    public TestLog Log { get; } = new();

    public MemoryBotState State { get; }

    public IAnswerModel Model => services.GetRequiredService<IAnswerModel>();

    public IServiceProvider Services => services;

    /// <summary>A small request.</summary>
    public static DraftRequest Request { get; } = new(
        "When does the bridge open?",
        [new NumberedPassage(1, new SourceMetadata("A bridge for Norvik", "Ada Holm", "The Norvik Post", null, new DateOnly(2025, 3, 4)), "The bridge opens on 9 May, the mayor said.")]);

    /// <summary>A good reply to it.</summary>
    public static string Reply { get; } =
        """{"claims":[{"text":"The bridge opens on 9 May.","translation":null,"quotes":[{"source":1,"quote":"The bridge opens on 9 May"}]}],"missing":["year"]}""";

    /// <summary>Asks for a draft, and turns the clock past whatever it waits for between its tries.</summary>
    public async Task<ModelOutcome<ModelDraft>> DraftAsync(CancellationToken cancellationToken)
    {
        var draft = Model.DraftAsync(Request, cancellationToken);
        await Time.RunAsync(draft, cancellationToken, Timeout);
        return await draft;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
