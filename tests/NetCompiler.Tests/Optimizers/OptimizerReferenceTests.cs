using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Tests.Optimizers;

/// <summary>Many steps of every optimizer, with every option, against its formula in double precision; and what all optimizers promise.</summary>
public sealed class OptimizerReferenceTests
{
    private const float LargestSubnormal = 1.17549421e-38f;
    private const int Length = 64;

    private static readonly Dictionary<string, Optimizer> s_optimizers = new()
    {
        ["SGD"] = new SGD(0.02) { Momentum = 0.9, WeightDecay = 0.1, Nesterov = true },
        ["SGD dampened"] = new SGD(0.02) { Momentum = 0.9, WeightDecay = 0.1, Dampening = 0.2 },
        ["Adam"] = new Adam(0.02) { WeightDecay = 0.1 },
        ["Adam AMSGrad"] = new Adam(0.02) { Beta2 = 0.8, AMSGrad = true },
        ["AdamW"] = new AdamW(0.02) { WeightDecay = 0.3 },
        ["AdamW AMSGrad"] = new AdamW(0.02) { Beta2 = 0.8, AMSGrad = true },
        ["NAdam"] = new NAdam(0.02) { MomentumDecay = 0.1, WeightDecay = 0.1 },
        ["NAdam long"] = new NAdam(0.02) { Beta1 = 0.999 },
        ["RAdam"] = new RAdam(0.02) { Beta2 = 0.95, WeightDecay = 0.1 },
        ["RAdam default"] = new RAdam(0.02),
        ["Adamax"] = new Adamax(0.02) { Beta2 = 0.9, WeightDecay = 0.1 },
        ["Lion"] = new Lion(0.02) { WeightDecay = 0.3 },
        ["RMSProp"] = new RMSProp(0.02) { WeightDecay = 0.1 },
        ["RMSProp centered"] = new RMSProp(0.02) { Decay = 0.9, Centered = true },
        ["RMSProp both"] = new RMSProp(0.002) { Momentum = 0.9, Centered = true },
        ["RMSProp momentum"] = new RMSProp(0.002) { Momentum = 0.9 },
        ["Adagrad"] = new Adagrad(0.2) { LearningRateDecay = 0.01, InitialSum = 0.5, WeightDecay = 0.1 },
        ["Adadelta"] = new Adadelta(0.5) { WeightDecay = 0.1 },
    };

    public static TheoryData<string> Names => new(s_optimizers.Keys);

    [Fact]
    public void EveryOptimizerIsTested()
    {
        IEnumerable<Type> all = typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract);
        Assert.Equal(all.ToHashSet(), s_optimizers.Values.Select(optimizer => optimizer.GetType()).ToHashSet());
        Assert.All(all, type => Assert.True(type.IsSealed && type.IsPublic));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HundredStepsAreThoseOfTheFormula(string name)
    {
        Optimizer optimizer = s_optimizers[name];
        optimizer.Validate();
        AlignedBuffer parameters = new(Length), gradients = new(Length);
        ReferenceOptimizer[] expected = new ReferenceOptimizer[Length];
        for (int i = 0; i < Length; i++)
        {
            parameters.Span[i] = CounterRandom.Normal(1, (ulong)i);
            expected[i] = new ReferenceOptimizer(optimizer, parameters.Span[i]);
        }

        OptimizerRun run = new(optimizer, [new UpdateSegment(0, parameters.Length)], parameters, gradients);
        WorkerTeam team = new(1);
        for (int step = 1; step <= 100; step++)
        {
            for (int i = 0; i < Length; i++)
            {
                // Of very different magnitudes from parameter to parameter, and smaller and smaller.
                float gradient = CounterRandom.Normal((ulong)step, (ulong)i) * MathF.Pow(10, (i % 7) - 5) * 10 / (10 + step);
                gradients.Span[i] = gradient;
                expected[i].Step(step, gradient);
            }

            run.Execute(team, new OptimizerStep(step, optimizer.LearningRate));
            for (int i = 0; i < Length; i++)
            {
                Assert.Equal(expected[i].Value, parameters.Span[i], 2e-5 * Math.Max(1, Math.Abs(expected[i].Value)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ZeroStaysZeroAndNaNIsNotHidden(string name)
    {
        AlignedBuffer parameters = new(32), gradients = new(32);
        OptimizerRun run = new(s_optimizers[name], [new UpdateSegment(0, parameters.Length)], parameters, gradients);
        WorkerTeam team = new(1);
        for (int step = 1; step <= 20; step++)
        {
            run.Execute(team, new OptimizerStep(step, 0.1));
        }

        foreach (AlignedBuffer buffer in (AlignedBuffer[])[parameters, .. run.State])
        {
            Assert.All(buffer.Span.ToArray(), value => Assert.Equal(0, BitConverter.SingleToInt32Bits(value)));
        }

        gradients.Span[17] = float.NaN;
        run.Execute(team, new OptimizerStep(21, 0.1));

        // Lion's sign of NaN is NaN too.
        Assert.True(float.IsNaN(parameters.Span[17]));
        Assert.Equal(0, parameters.Span[16]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatDecaysIsNeverSubnormal(string name)
    {
        AlignedBuffer parameters = new(32), gradients = new(32);
        OptimizerRun run = new(s_optimizers[name], [new UpdateSegment(0, parameters.Length)], parameters, gradients);
        WorkerTeam team = new(1);
        for (int i = 0; i < 32; i++)
        {
            gradients.Span[i] = CounterRandom.Normal(1, (ulong)i);
        }

        // Long enough for what keeps 0.999 of itself in each step.
        for (int step = 1; step <= 100_000; step++)
        {
            run.Execute(team, new OptimizerStep(step, 1e-3));
            gradients.Span.Clear();
            if (step % 50 == 0)
            {
                Assert.DoesNotContain(run.State, buffer => buffer.Span.ContainsAnyInRange(float.Epsilon, LargestSubnormal));
                Assert.DoesNotContain(run.State, buffer => buffer.Span.ContainsAnyInRange(-LargestSubnormal, -float.Epsilon));
            }
        }
    }
}
