using System.Collections.Generic;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class TracerTests
{
    private const int Capacity = 4;

    // An image of 2 lines x 3 pixels x 5 channels in a halo of 1, 16 floats a pixel, and its gradient behind it.
    private const int PixelStride = 16, LineStride = 5 * PixelStride, Stride = 4 * LineStride, Start = LineStride + PixelStride;

    private static readonly TraceEntry[] s_entries =
    [
        new(
            "conv0", new(true, 0, Stride, Start, 2, LineStride, 3, PixelStride, 5),
            new(true, Stride, Stride, Start, 2, LineStride, 3, PixelStride, 5)),
        new("mean0", new(false, 16, 0, 0, 1, 0, 1, 0, 2), new(false, 32, 0, 0, 1, 0, 1, 0, 2)),
    ];

    private readonly ProgramMemory _memory;

    public TracerTests()
    {
        NetworkInfo info = LinearNetwork.MakeInfo();
        _memory = new ProgramMemory(new Sizes(), Capacity, new Snapshot(info), new AlignedBuffer(info.TrainableLength)) { RowCount = 3 };
    }

    private NumericalProblem? Find(float loss = 0) => new Tracer(LinearNetwork.MakeInfo(), s_entries, _memory).Find(loss);

    [Fact]
    public void NothingIsFoundInFiniteNumbers() => Assert.Null(Find());

    [Fact]
    public void EveryLiveElementIsLookedAtAndNoOther()
    {
        HashSet<int> live = [];
        for (int row = 0; row < 3; row++)
        {
            for (int line = 0; line < 2; line++)
            {
                for (int pixel = 0; pixel < 3; pixel++)
                {
                    for (int lane = 0; lane < 5; lane++)
                    {
                        live.Add((row * Stride) + ((line + 1) * LineStride) + ((pixel + 1) * PixelStride) + lane);
                    }
                }
            }
        }

        for (int i = 0; i < Capacity * Stride; i++)
        {
            _memory.Rows.Span[i] = float.NaN;
            NumericalProblem? problem = Find();
            _memory.Rows.Span[i] = 0;
            Assert.Equal(live.Contains(i) ? new NumericalProblem("conv0", false, null, i / Stride, float.NaN) : null, problem);
        }
    }

    [Fact]
    public void ForwardComesFirstThenLossThenGradientsThenParameters()
    {
        _memory.Gradients.Span[50] = float.PositiveInfinity;
        Assert.Equal(new NumericalProblem("dense0", true, "dense0.bias", -1, float.PositiveInfinity), Find());
        _memory.Rows.Span[(Capacity * Stride) + Stride + Start] = float.NaN;
        Assert.Equal(new NumericalProblem("conv0", true, null, 1, float.NaN), Find());
        _memory.Fixed.Span[33] = float.NegativeInfinity;
        Assert.Equal(new NumericalProblem("mean0", true, null, -1, float.NegativeInfinity), Find());
        Assert.Equal(new NumericalProblem("loss", false, null, -1, float.NaN), Find(float.NaN));
        _memory.Fixed.Span[16] = float.NaN;
        Assert.Equal(new NumericalProblem("mean0", false, null, -1, float.NaN), Find(float.NaN));
    }

    [Fact]
    public void AParameterThatIsNotFiniteIsNamed()
    {
        LinearNetwork network = new();
        TrainingSession<LinearNetwork.Batch> session = new(network, new TrainingOptions { BatchSize = 4, Threads = 1 });
        LinearData.Fill(session, LinearData.Make(4), 4);
        Assert.Null(session.Trace());
        session.Parameters[0].CopyFrom([1, 2, 3, 4, float.NaN, 6]);
        NumericalProblem problem = Assert.IsType<NumericalProblem>(session.Trace());
        Assert.Equal(new NumericalProblem("dense0", false, "dense0.weight", 0, float.NaN), problem);
        Assert.Contains("the output of layer 'dense0' in row 0", problem.ToString(), System.StringComparison.Ordinal);
    }

    private sealed class Sizes : PhasedProgram
    {
        public override int PhaseCount => 0;

        public override int RowLength => 2 * Stride;

        public override int FixedLength => 64;

        public override int LossOffset => 0;

        public override int Units(int phase, int rows) => 0;

        public override int Grain(int phase) => 1;

        public override void Execute(int phase, int first, int end, ProgramMemory memory, IBatch batch)
        {
        }
    }
}
