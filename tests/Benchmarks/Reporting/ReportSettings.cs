using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>What to measure, and what to compare it with.</summary>
public sealed record ReportSettings
{
    /// <summary>Words that the name of a case, with its group, must contain, all of them.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often every case of a group has its turn.</summary>
    public int Rounds { get; init; } = 25;

    /// <summary>Threads of trainings and predictions, and of ONNX Runtime.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>ONNX Runtime's models, if its library was given.</summary>
    public PeerModels? Peers { get; init; }

    /// <summary>Whether trainings on Fashion-MNIST are measured too.</summary>
    public bool Trains { get; init; }

    /// <summary>The folder of Fashion-MNIST; random images take their place if it is not there.</summary>
    public string Data { get; init; } = "";

    /// <summary>Samples a second of the same trainings by PyTorch, by the name of the case.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether a case is asked for.</summary>
    public bool Includes(string group, string name) =>
        Only.All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase) || group.Contains(word, StringComparison.OrdinalIgnoreCase));
}
