using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using FashionMnist;

namespace NetCompiler.Benchmarks;

/// <summary>The command line of the report.</summary>
internal static class ReportCommand
{
    private static readonly Option<string?> s_library = new("--onnxruntime") { Description = "ONNX Runtime's library, libonnxruntime.so.1." };
    private static readonly Option<string?> s_models = new("--models") { Description = "The folder of the same networks as ONNX files." };
    private static readonly Option<int> s_threads = new("--threads")
    {
        Description = "Threads of trainings and of ONNX Runtime.", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string> s_only = new("--only")
    {
        Description = "Words that the name of a case, with its group, must contain.", DefaultValueFactory = _ => "",
    };

    private static readonly Option<int> s_rounds = new("--rounds")
    {
        Description = "How often each case has its turn.", DefaultValueFactory = _ => new ReportSettings().Rounds,
    };

    private static readonly Option<string?> s_json = new("--json") { Description = "A file for all numbers." };
    private static readonly Option<string?> s_markdown = new("--markdown") { Description = "A page whose table is replaced, docs/performance.md." };
    private static readonly Option<bool> s_train = new("--train") { Description = "Trains on Fashion-MNIST too." };
    private static readonly Option<string> s_data = new("--data")
    {
        Description = "The folder of Fashion-MNIST; random images without it.", DefaultValueFactory = _ => FashionData.DefaultFolder,
    };

    private static readonly Option<string?> s_figures = new("--figures")
    {
        Description = "A JSON file of samples a second that PyTorch trains: {\"784-128-10 SGD\": 203900}.",
    };

    private static readonly Option<bool> s_once = new("--once") { Description = "Runs every case once and measures nothing." };

    /// <summary>Does what the command line says.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(string[] arguments)
    {
        Command command = new("report", "Measures everything and prints one table.")
        {
            s_library, s_models, s_threads, s_only, s_rounds, s_json, s_markdown, s_train, s_data, s_figures, s_once,
        };
        command.SetAction(Run);
        return new RootCommand("Benchmarks of NetCompiler.") { command }.Parse(arguments).Invoke();
    }

    private static void Run(ParseResult parsed)
    {
        ReportSettings settings = Settings(parsed);
        try
        {
            if (parsed.GetValue(s_once))
            {
                foreach (BenchmarkGroup group in AllGroups.List)
                {
                    Console.WriteLine($"{group.Name}: {Report.RunOnce(group, settings).Count} cases");
                }

                return;
            }

            Report report = Report.Measure(AllGroups.List, settings, group => Console.Error.WriteLine($"{group} ..."));
            Console.WriteLine(ReportText.Table(report));
            Write(parsed.GetValue(s_json), _ => ReportText.Json(report));
            Write(parsed.GetValue(s_markdown), path => ReportText.Insert(File.ReadAllText(path), report));
        }
        finally
        {
            TemporaryFiles.Delete();
        }
    }

    private static ReportSettings Settings(ParseResult parsed)
    {
        string? library = parsed.GetValue(s_library), figures = parsed.GetValue(s_figures);
        int threads = parsed.GetValue(s_threads);
        return new ReportSettings
        {
            Only = parsed.GetValue(s_only)!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Rounds = parsed.GetValue(s_rounds),
            Threads = threads,
            Peers = library is null ? null : new PeerModels(library, parsed.GetValue(s_models) ?? "", threads),
            Trains = parsed.GetValue(s_train),
            Data = parsed.GetValue(s_data)!,
            Figures = JsonSerializer.Deserialize<Dictionary<string, double>>(figures is null ? "{}" : File.ReadAllText(figures))!,
        };
    }

    private static void Write(string? path, Func<string, string> text)
    {
        if (path is not null)
        {
            File.WriteAllText(path, text(path));
        }
    }
}
