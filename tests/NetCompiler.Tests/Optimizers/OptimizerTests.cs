using System;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Tests.Optimizers;

public sealed class OptimizerTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void BitsDoNotDependOnThreads(int threads)
    {
        Assert.Equal(Run(1, out _), Run(threads, out long chunks));
        Assert.True(chunks > 1);

        static float[] Run(int threads, out long chunks)
        {
            AlignedBuffer parameters = new(160_000), gradients = new(160_000);
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters.Span[i] = CounterRandom.Normal(1, (ulong)i);
                gradients.Span[i] = CounterRandom.Normal(2, (ulong)i);
            }

            OptimizerRun run = new(new Adam(), [new UpdateSegment(0, parameters.Length)], parameters, gradients);
            WorkerTeam team = new(threads);
            for (int step = 1; step < 4; step++)
            {
                run.Execute(team, new OptimizerStep(step, 1e-3));
            }

            chunks = 0;
            for (int thread = 0; thread < threads; thread++)
            {
                chunks += team.ChunksOf(thread);
            }

            return parameters.Span.ToArray();
        }
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Assert.Contains(
            "LearningRate is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(-1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta2 = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Epsilon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { WeightDecay = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW { WeightDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NAdam { MomentumDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RAdam { WeightDecay = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adamax { Epsilon = 1e-60 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lion { Beta1 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lion { Beta2 = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RMSProp { Decay = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RMSProp { Momentum = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adagrad { LearningRateDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adagrad { InitialSum = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adadelta { Decay = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(1) { Momentum = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(1) { Dampening = 1.1 });
        Assert.Throws<ArgumentException>(new SGD(1) { Momentum = 0.9, Dampening = 0.1, Nesterov = true }.Validate);
        Assert.Throws<ArgumentException>(new SGD(1) { Nesterov = true }.Validate);
    }

    [Fact]
    public void SGDWithoutMomentumRemembersNothing() => Assert.Empty(new SGD(1).StateNames);
}
