using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.Tests.Training;

public sealed partial class LinearNetwork
{
    private const int Lanes = 16;
    private const int BiasOffset = 48;
    private const int ScaleOffset = 64;

    public static NetworkInfo MakeInfo(string hash = "hash-1", string architecture = "Input(3)\nDense(2)") => new(
        "LinearNetwork",
        architecture,
        hash,
        [
            new("dense0.weight", "dense0", ParameterKind.Weight, [2, 3], 0, 48, ParameterPacking.Panels, 2, 3, 1, 16, new(InitializationKind.Uniform, 0.577f), false),
            new("dense0.bias", "dense0", ParameterKind.Bias, [2], BiasOffset, 16, ParameterPacking.Rows, 1, 2, 1, 16, new(InitializationKind.Uniform, 0.577f), false),
            new("scale0.weight", "scale0", ParameterKind.Norm, [1], ScaleOffset, 16, ParameterPacking.Rows, 1, 1, 1, 16, new(InitializationKind.Constant, 1), true),
            new("loss0.mean", "loss0", ParameterKind.State, [1], 0, 16, ParameterPacking.Rows, 1, 1, 1, 16, new(InitializationKind.Constant, 0), false),
        ],
        ParameterLength: 80,
        StateLength: 16,
        DerivedLength: 48,
        [new("dense0", "Dense", "2", 8, 6)]);

    public sealed class Program : NetworkProgram
    {
        public static readonly Program Instance = new();

        public override NetworkInfo Info { get; } = MakeInfo();

        public override int PredictRowLength => Lanes;

        public override int PredictFixedLength => 0;

        public override int PredictBlock => 8;

        public override void Prepare(Snapshot snapshot) => snapshot.Parameters.Span[..48].CopyTo(snapshot.Derived.Span);
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

        public void Validate()
        {
            BatchCheck.Finite(_inputs, RowCount, InputLength, nameof(Inputs));
            BatchCheck.Finite(_targets, RowCount, TargetLength, nameof(Targets));
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
            new("dense0", IsGradient: false, PerRow: true, LinearProgram.Output, Lanes, Start: 0, 1, 0, 1, 0, OutputLength),
            new("dense0", IsGradient: true, PerRow: true, LinearProgram.Gradient, Lanes, Start: 0, 1, 0, 1, 0, OutputLength),
        ];
    }
}
