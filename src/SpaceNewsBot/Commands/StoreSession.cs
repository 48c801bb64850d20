using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Privacy;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Serving;
using SpaceNewsBot.Storage;

namespace SpaceNewsBot.Commands;

/// <summary>The store and what works on it, for one command. The whole host would cost a question half its time.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreSession(ServiceProvider services) => _services = services;

    /// <summary>Runs the rows of the command table.</summary>
    public CommandDispatcher Dispatcher => _services.GetRequiredService<CommandDispatcher>();

    /// <summary>Has a language model draft answers; null where none is configured.</summary>
    public SourceDrafter? Drafter => _services.GetService<IAnswerModel>() is { } model ? new SourceDrafter(model, _services.GetRequiredService<GenerationCounts>()) : null;

    /// <summary>Where questions are recorded.</summary>
    public IInbox Inbox => _services.GetRequiredService<IInbox>();

    /// <summary>Corrects what was answered.</summary>
    public Corrector Corrector => _services.GetRequiredService<Corrector>();

    /// <summary>How long questions are kept.</summary>
    public PrivacyOptions Privacy => _services.GetRequiredService<IOptions<PrivacyOptions>>().Value;

    /// <summary>The store in a folder; nothing is opened, and no setting read, before its first use.</summary>
    public static StoreSession Open(string folder)
    {
        var settings = new Lazy<IConfiguration>(() => BotSettings.Read(folder));
        var services = new ServiceCollection()
            .AddStorage(options => options.DataDirectory = folder)
            .AddCommands()
            .AddCorrections(options => settings.Value.GetSection(CorrectionOptions.Section).Bind(options))
            .AddPrivacy(options => settings.Value.GetSection(PrivacyOptions.Section).Bind(options))
            .AddLlm(() => settings.Value);
        services.AddOptions<ChatOptions>().Configure(options => settings.Value.GetSection(ChatOptions.Section).Bind(options));
        return new StoreSession(services.BuildServiceProvider());
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
