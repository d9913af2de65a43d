using System;
using System.Diagnostics;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Kernels that threads share: all that is asked of those that one thread computes, and that several take part.</summary>
public sealed class SharedKernelTests
{
    [Fact]
    public void BitsAreThoseOfOneThreadAndAllTakePart()
    {
        ConvolutionLayers layers = new(1, 64, 30, 30, 96, 3, 1, 1);
        float[] direct = layers.Forward(), tiles = layers.Winograd(default(WinogradFour), 8);
        using SharedKernels shared = new();
        long started = Stopwatch.GetTimestamp();
        do
        {
            Assert.Equal(direct.Select(BitConverter.SingleToInt32Bits), layers.Forward().Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(
                tiles.Select(BitConverter.SingleToInt32Bits), layers.Winograd(default(WinogradFour), 8).Select(BitConverter.SingleToInt32Bits));
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1), "Only some of the threads have had anything to do.");
        }
        while (shared.Team.ActiveThreads < 3);
    }

    [Fact]
    public void WhatIsSharedIsNotSharedAgain()
    {
        using SharedKernels shared = new();
        KernelTeam.Run(shared.Team, new Asking(), units: 3, multiplyAdds: 3);
        Assert.Same(shared.Team, KernelTeam.Current);
        Assert.Throws<InvalidOperationException>(() => KernelTeam.Run(shared.Team, new Failing(), units: 3, multiplyAdds: 3));
        Assert.Same(shared.Team, KernelTeam.Current);
    }

    public sealed class Contractions : ContractionTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class ContractionRandoms : ContractionRandomTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class Convolutions : ConvolutionTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class Winograds : WinogradTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class Depthwises : DepthwiseTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class Attentions : AttentionTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class Loops : LoopTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    public sealed class FeatureNorms : FeatureNormTests, IDisposable
    {
        private readonly SharedKernels _shared = new();

        public void Dispose() => _shared.Dispose();
    }

    private struct Asking : ISharedWork
    {
        public readonly void Run(int first, int end) => Assert.Null(KernelTeam.Current);
    }

    private struct Failing : ISharedWork
    {
        public readonly void Run(int first, int end) => throw new InvalidOperationException();
    }
}
