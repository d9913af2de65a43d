using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.Tests.Training;

public sealed partial class LinearNetwork
{
    private const int Lanes = 16;
    private const int BiasOffset = 48;
    private const int ScaleOffset = 64;

    private static readonly Initialization s_uniform = new(InitializationKind.Uniform, 0.577f);

    public static NetworkInfo MakeInfo(string hash = "hash-1", string architecture = "Input(3)\nDense(2)") => new(
        "LinearNetwork",
        architecture,
        hash,
        [
            new("dense0.weight", "dense0", ParameterKind.Weight, [2, 3], 0, 48, ParameterPacking.Panels, 2, 3, 1, 16, s_uniform, false),
            Vector("dense0.bias", ParameterKind.Bias, BiasOffset, 2, s_uniform),
            Vector("scale0.weight", ParameterKind.Norm, ScaleOffset, 1, new(InitializationKind.Constant, 1), frozen: true),
            Vector("loss0.mean", ParameterKind.State, 0, 1, new(InitializationKind.Constant, 0)),
        ],
        ParameterLength: 80,
        StateLength: 16,
        DerivedLength: 48,
        [new("dense0", "Dense", "2", 8, 6)]);

    private static ParameterInfo Vector(string name, ParameterKind kind, int offset, int count, Initialization initialization, bool frozen = false) =>
        new(name, name.Split('.')[0], kind, [count], offset, Lanes, ParameterPacking.Rows, 1, count, 1, Lanes, initialization, frozen);

    public sealed class Program : NetworkProgram
    {
        public static readonly Program Instance = new();

        public override NetworkInfo Info { get; } = MakeInfo();

        public override int PredictRowLength => Lanes;

        public override int PredictFixedLength => 0;

        public override int PredictBlock => 8;

        public override void Prepare(Snapshot snapshot) => snapshot.Parameters.Span[..48].CopyTo(snapshot.Derived.Span);

        public override void Warmup(NetworkCore core) => new LinearNetwork(core).Predict(new float[LinearNetwork.InputLength], new float[OutputLength]);
    }

    public sealed class Batch(int capacity) : IBatch<float, float>
    {
        private readonly float[] _inputs = new float[capacity * LinearNetwork.InputLength];
        private readonly float[] _targets = new float[capacity * OutputLength];

        public int InputLength => LinearNetwork.InputLength;

        public int TargetLength => OutputLength;

        public Span<float> Inputs => _inputs;

        public Span<float> Targets => _targets;

        public int Capacity => capacity;

        public int RowCount { get; set; }

        /// <summary>Called by a program in the middle of its first phase.</summary>
        public Action? Computing { get; set; }

        public void Validate()
        {
            DataChecks.Finite(_inputs.AsSpan(0, RowCount * InputLength), InputLength, nameof(Inputs));
            DataChecks.Finite(_targets.AsSpan(0, RowCount * TargetLength), TargetLength, nameof(Targets));
        }
    }

    private sealed class Training : TrainingProgram
    {
        public static readonly Training Instance = new();

        public override PhasedProgram Step { get; } = new LinearProgram(train: true);

        public override PhasedProgram Evaluate { get; } = new LinearProgram(train: false);

        public override PhasedProgram Trace => Step;

        public override System.Collections.Generic.IReadOnlyList<TraceEntry> TraceEntries { get; } =
        [
            new(
                "dense0",
                new(PerRow: true, LinearProgram.Output, Lanes, Start: 0, 1, 0, 1, 0, OutputLength),
                new(PerRow: true, LinearProgram.Gradient, Lanes, Start: 0, 1, 0, 1, 0, OutputLength)),
        ];
    }
}
